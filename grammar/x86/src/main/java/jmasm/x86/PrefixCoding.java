package jmasm.x86;

import jmasm.base.ByteWriter;

/** Prefix bytes, both ways. */
final class PrefixCoding {

    private static final int LOCK = 0xF0;
    private static final int REPNE = 0xF2;
    private static final int REPE = 0xF3;
    private static final int OPERAND_SIZE = 0x66;
    private static final int ADDRESS_SIZE = 0x67;
    private static final int WAIT = 0x9B;
    private static final int VEX = 0xC4;
    private static final int SHORT_VEX = 0xC5;
    private static final int[] VEX_PREFIXES = {0, OPERAND_SIZE, REPE, REPNE};

    private PrefixCoding() {}

    /** C5 and its byte where they can say it, else C4 and its two; {@code register} is 0 when there is none. */
    static void encodeVex(Opcode opcode, int register, ByteWriter out) {
        int prefix = 0;
        while (VEX_PREFIXES[prefix] != opcode.mandatoryPrefix()) {
            prefix++;
        }
        int length = opcode.vex().length() == 1 ? 4 : 0;
        int rest = (~register & 0xF) << 3 | length | prefix;
        boolean wide = opcode.vex().wide() == 1;
        if (opcode.map() == 1 && !wide) {
            out.u8(SHORT_VEX).u8(0x80 | rest);
        } else {
            out.u8(VEX).u8(0xE0 | opcode.map()).u8(wide ? 0x80 | rest : rest);
        }
    }

    /** In ml's order: LOCK and REP, those that belong to the opcode, 67, 66, segment. */
    static void encode(Prefixes prefixes, Form form, Register segment, int addressSize, ByteWriter out) {
        Opcode opcode = form.opcode();
        if (prefixes.lock()) {
            out.u8(LOCK);
        }
        switch (prefixes.repeat()) {
            case NONE -> {}
            case REPE -> out.u8(REPE);
            case REPNE -> out.u8(REPNE);
        }
        if (opcode.waitFirst()) {
            out.u8(WAIT);
        }
        int mandatory = opcode.vex() != null ? 0 : opcode.mandatoryPrefix();
        boolean narrow = opcode.usesOperandSize() && form.operandSize() == 2;
        if (mandatory == REPE || mandatory == REPNE) {
            if (narrow) {
                // 66 F2 0F 38 F1, as the manual writes it.
                out.u8(OPERAND_SIZE);
                narrow = false;
            }
            out.u8(mandatory);
        }
        if (addressSize == 2) {
            out.u8(ADDRESS_SIZE);
        }
        if (mandatory == OPERAND_SIZE || narrow) {
            out.u8(OPERAND_SIZE);
        }
        if (segment != null) {
            out.u8(byteOf(segment));
        }
    }

    private static int byteOf(Register segment) {
        return switch (segment) {
            case ES -> 0x26;
            case CS -> 0x2E;
            case SS -> 0x36;
            case DS -> 0x3E;
            case FS -> 0x64;
            case GS -> 0x65;
            default -> throw new IllegalArgumentException(segment + " is no segment register");
        };
    }

    /** The prefixes of an instruction as they are met. */
    static final class Found {
        boolean operandSize;
        boolean lock;
        boolean address16;
        Repeat repeat = Repeat.NONE;
        Register segment;

        /** A VEX prefix was the last of them. */
        boolean vex;

        int vexMap;
        /** The register that it names, 0 also for none; 8 and above only where others have as many. */
        int vexRegister;

        /** Its bit L. */
        private boolean vexLong;

        /** Its bit W. */
        private boolean vexWide;

        private int vexMandatory;

        /** Notes a byte; false when it is no prefix. Of two in one group the later one counts. */
        boolean add(int code) {
            switch (code) {
                case 0x26 -> segment = Register.ES;
                case 0x2E -> segment = Register.CS;
                case 0x36 -> segment = Register.SS;
                case 0x3E -> segment = Register.DS;
                case 0x64 -> segment = Register.FS;
                case 0x65 -> segment = Register.GS;
                case OPERAND_SIZE -> operandSize = true;
                case ADDRESS_SIZE -> address16 = true;
                case LOCK -> lock = true;
                case REPE -> repeat = Repeat.REPE;
                case REPNE -> repeat = Repeat.REPNE;
                default -> {
                    return false;
                }
            }
            return true;
        }

        /** The mandatory prefix of an SSE opcode that these mean: F2 and F3 go before 66. */
        int mandatory() {
            return vex ? vexMandatory : mandatoryByte();
        }

        private int mandatoryByte() {
            return switch (repeat) {
                case REPE -> REPE;
                case REPNE -> REPNE;
                case NONE -> operandSize ? OPERAND_SIZE : 0;
            };
        }

        /**
         * Notes the two bytes behind C4: inverted register extensions and map; width, inverted register, length,
         * mandatory prefix. False when they or prefixes before them make an undefined opcode.
         */
        boolean addVex(int extensions, int rest) {
            vex = true;
            vexMap = extensions & 0x1F;
            vexWide = (rest & 0x80) != 0;
            vexRegister = ~rest >> 3 & 0xF;
            vexLong = (rest & 4) != 0;
            vexMandatory = VEX_PREFIXES[rest & 3];
            boolean known = vexMap >= 1 && vexMap <= 3;
            return known && !lock && !operandSize && repeat == Repeat.NONE;
        }

        /** Notes the byte behind C5: what the last one behind C4 is, but for the width; the map is that of 0F. */
        boolean addShortVex(int rest) {
            return addVex(1, rest & 0x7F);
        }

        /** Whether a form with a VEX prefix takes the bits of this one. A register where none is wanted is #UD. */
        boolean vexFits(Form form) {
            return form.opcode().vex().admits(vexLong, vexWide) && (vexRegister == 0 || form.hasVexRegister());
        }

        /** Without those that only selected the form. */
        Prefixes rest(Form form) {
            int mandatory = form.opcode().mandatoryPrefix();
            Repeat kept = mandatory == REPE || mandatory == REPNE ? Repeat.NONE : repeat;
            if (segment == null && kept == Repeat.NONE && !lock && !address16) {
                return Prefixes.NONE;
            }
            return new Prefixes(segment, kept, lock, address16);
        }
    }
}
