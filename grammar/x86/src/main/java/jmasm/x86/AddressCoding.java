package jmasm.x86;

import jmasm.base.ByteWriter;

/** ModR/M, SIB and displacement of a memory operand, both ways (SDM volume 2, 2.1.5). */
final class AddressCoding {

    /** In a SIB byte: no index. */
    private static final int NO_INDEX = 4;

    /** As r/m: a SIB byte follows. */
    private static final int SIB_FOLLOWS = 4;

    /** As r/m or SIB base with mod 0: no base, a 32-bit displacement. */
    private static final int DISPLACEMENT_ONLY = 5;

    private static final int DISPLACEMENT_ONLY_16 = 6;

    /** Base and index by the 16-bit r/m. */
    private static final Register[][] PAIRS_16 = {
        {Register.BX, Register.SI},
        {Register.BX, Register.DI},
        {Register.BP, Register.SI},
        {Register.BP, Register.DI},
        {Register.SI, null},
        {Register.DI, null},
        {Register.BP, null},
        {Register.BX, null}
    };

    private AddressCoding() {}

    /**
     * Some ModR/M and SIB byte means this combination of registers.
     *
     * @param vectorIndex what its index has to be; null for a general register
     */
    static boolean isEncodable(Memory memory, Register.Kind vectorIndex) {
        if (vectorIndex != null) {
            return memory.index() != null
                    && memory.index().kind() == vectorIndex
                    && (memory.base() == null || isGeneral32(memory.base()))
                    && isScale(memory.scale());
        }
        if (memory.addressSize() == 2) {
            return memory.isAbsolute() || rm16(memory) >= 0;
        }
        Register base = memory.base();
        Register index = memory.index();
        return (base == null || isGeneral32(base))
                && (index == null || isGeneral32(index))
                && (index != Register.ESP || memory.scale() == 1 && base != Register.ESP)
                && isScale(memory.scale());
    }

    private static boolean isScale(int scale) {
        return (scale & scale - 1) == 0 && scale <= 8;
    }

    private static boolean isGeneral32(Register register) {
        return register.kind() == Register.Kind.GENERAL && register.size() == 4;
    }

    /**
     * Writes ModR/M, SIB and displacement.
     *
     * @param reg what goes into ModR/M's reg field, 0 to 7
     * @return the bytes of displacement at the end: 0, 1, 2 or 4
     */
    static int encode(Memory memory, int reg, ByteWriter out) {
        return memory.addressSize() == 2 ? encode16(memory, reg, out) : encode32(memory, reg, out);
    }

    private static int encode32(Memory memory, int reg, ByteWriter out) {
        Register base = memory.base();
        Register index = memory.index();
        boolean vectorIndex = index != null && index.isVector();
        if (memory.scale() == 1 && !vectorIndex && (base == null || index == Register.ESP)) {
            // [eax*1] is [eax]; ESP can't be an index, so [eax+esp] is [esp+eax].
            Register swapped = base;
            base = index;
            index = swapped;
        }
        int displacement = memory.displacement();
        if (base == null) {
            if (index == null) {
                out.u8(modrm(0, reg, DISPLACEMENT_ONLY));
            } else {
                out.u8(modrm(0, reg, SIB_FOLLOWS)).u8(sib(memory.scale(), index.number(), DISPLACEMENT_ONLY));
            }
            out.u32(displacement);
            return 4;
        }
        int size = displacementSize(memory, base == Register.EBP);
        int mod = size == 4 ? 2 : size;
        if (index == null && base != Register.ESP) {
            out.u8(modrm(mod, reg, base.number()));
        } else {
            int indexNumber = index == null ? NO_INDEX : index.number();
            out.u8(modrm(mod, reg, SIB_FOLLOWS)).u8(sib(memory.scale(), indexNumber, base.number()));
        }
        write(displacement, size, out);
        return size;
    }

    private static int encode16(Memory memory, int reg, ByteWriter out) {
        if (memory.isAbsolute()) {
            out.u8(modrm(0, reg, DISPLACEMENT_ONLY_16));
            out.u16(memory.displacement());
            return 2;
        }
        int rm = rm16(memory);
        int size = displacementSize(memory, rm == DISPLACEMENT_ONLY_16);
        out.u8(modrm(size, reg, rm));
        write(memory.displacement(), size, out);
        return size;
    }

    /** 0 and 1 where the value allows, unless it isn't final. */
    private static int displacementSize(Memory memory, boolean mustHaveOne) {
        if (memory.relocatable()) {
            return memory.addressSize();
        }
        int displacement = memory.addressSize() == 2 ? (short) memory.displacement() : memory.displacement();
        if (displacement == 0 && !mustHaveOne) {
            return 0;
        }
        return displacement == (byte) displacement ? 1 : memory.addressSize();
    }

    private static void write(int displacement, int size, ByteWriter out) {
        switch (size) {
            case 0 -> {}
            case 1 -> out.u8(displacement);
            case 2 -> out.u16(displacement);
            default -> out.u32(displacement);
        }
    }

    private static int rm16(Memory memory) {
        if (memory.scale() != 1) {
            return -1;
        }
        for (int rm = 0; rm < PAIRS_16.length; rm++) {
            Register first = PAIRS_16[rm][0];
            Register second = PAIRS_16[rm][1];
            if (memory.base() == first && memory.index() == second
                    || memory.base() == second && memory.index() == first) {
                return rm;
            }
        }
        return -1;
    }

    private static int modrm(int mod, int reg, int rm) {
        return mod << 6 | reg << 3 | rm;
    }

    private static int sib(int scale, int index, int base) {
        return Integer.numberOfTrailingZeros(scale) << 6 | index << 3 | base;
    }

    /**
     * Reads SIB and displacement behind a ModR/M byte whose mod is not 3.
     *
     * @param kind    of the operand
     * @param segment the override, null when there is none
     * @return null when the bytes end before; {@code in} then knows how many it needs
     */
    static Memory decode(int modrm, OperandKind kind, Register segment, int addressSize, CodeReader in) {
        return addressSize == 2 ? decode16(modrm, kind.memorySize(), segment, in) : decode32(modrm, kind, segment, in);
    }

    /** A SIB byte follows ModR/M, with 32-bit addresses. */
    static boolean hasSib(int modrm) {
        return modrm < 0xC0 && (modrm & 7) == SIB_FOLLOWS;
    }

    private static Memory decode32(int modrm, OperandKind kind, Register segment, CodeReader in) {
        int mod = modrm >> 6;
        int baseNumber = modrm & 7;
        Register index = null;
        int scale = 1;
        if (baseNumber == SIB_FOLLOWS) {
            int sib = in.u8();
            baseNumber = sib & 7;
            int indexNumber = sib >> 3 & 7;
            Register.Kind vectorIndex = kind.vectorIndex();
            if (vectorIndex != null || indexNumber != NO_INDEX) {
                index = vectorIndex != null
                        ? Register.numbered(vectorIndex, indexNumber)
                        : Register.general(4, indexNumber);
                scale = 1 << (sib >> 6);
            }
        }
        Register base = mod == 0 && baseNumber == DISPLACEMENT_ONLY ? null : Register.general(4, baseNumber);
        in.markDisplacement();
        int displacement = mod == 1 ? in.i8() : mod == 2 || base == null ? in.i32() : in.noDisplacement();
        return new Memory(kind.memorySize(), segment, base, index, scale, displacement, false, 4);
    }

    private static Memory decode16(int modrm, int size, Register segment, CodeReader in) {
        int mod = modrm >> 6;
        int rm = modrm & 7;
        in.markDisplacement();
        if (mod == 0 && rm == DISPLACEMENT_ONLY_16) {
            return new Memory(size, segment, null, null, 1, in.u16(), false, 2);
        }
        int displacement = mod == 1 ? in.i8() : mod == 2 ? in.i16() : in.noDisplacement();
        return new Memory(size, segment, PAIRS_16[rm][0], PAIRS_16[rm][1], 1, displacement, false, 2);
    }
}
