package jmasm.x86;

import java.util.List;

/** Reads the operands of an instruction whose form is known, in the order of their bytes. */
final class OperandReader {

    private final Form form;
    private final PrefixCoding.Found prefixes;
    private final int opcode;
    private final int modrm;
    private final CodeReader in;

    OperandReader(Form form, PrefixCoding.Found prefixes, int opcode, int modrm, CodeReader in) {
        this.form = form;
        this.prefixes = prefixes;
        this.opcode = opcode;
        this.modrm = modrm;
        this.in = in;
    }

    /** Null when a register number means no register. */
    List<Operand> read() {
        // SIB and displacement come before all values, and rows have the r/m operand before them too.
        List<FormOperand> operands = form.operands();
        switch (operands.size()) {
            case 0 -> {
                return List.of();
            }
            case 1 -> {
                Operand only = read(operands.get(0));
                return only == null ? null : List.of(only);
            }
            case 2 -> {
                Operand first = read(operands.get(0));
                Operand second = read(operands.get(1));
                return first == null || second == null ? null : List.of(first, second);
            }
            case 3 -> {
                Operand first = read(operands.get(0));
                Operand second = read(operands.get(1));
                Operand third = read(operands.get(2));
                return first == null || second == null || third == null ? null : List.of(first, second, third);
            }
            default -> {
                // No form of these has a register that may be none.
                return List.of(
                        read(operands.get(0)), read(operands.get(1)), read(operands.get(2)), read(operands.get(3)));
            }
        }
    }

    private Operand read(FormOperand operand) {
        OperandKind kind = operand.kind();
        return switch (operand.place()) {
            case REG -> register(kind, modrm >> 3 & 7);
            case OPCODE -> register(kind, opcode & 7);
            case VEX -> register(kind, prefixes.vexRegister & 7);
            case RM -> rm(kind);
            case VALUE -> value(kind);
            case LAST_BYTE -> register(kind, in.u8() >> 4 & 7);
            case IMPLIED -> implied(kind);
        };
    }

    private Operand register(OperandKind kind, int number) {
        Register.Kind file = kind.registerKind();
        if (file == Register.Kind.GENERAL) {
            return Register.general(kind.valueSize(), number);
        }
        // Loading CS is what a far jump does; MOV can't.
        return form.operation() == MoveOperation.MOV_TO_SEGMENT && number == Register.CS.number()
                ? null
                : Register.numbered(file, number);
    }

    private Operand rm(OperandKind kind) {
        if (modrm >= 0xC0 || form.is(Attribute.ANY_MOD)) {
            Register.Kind file = kind.registerKind();
            return file == Register.Kind.GENERAL
                    ? Register.general(kind.valueSize(), modrm & 7)
                    : Register.numbered(file, modrm & 7);
        }
        int addressSize = prefixes.address16 ? 2 : 4;
        return AddressCoding.decode(modrm, kind, prefixes.segment, addressSize, in);
    }

    private Operand value(OperandKind kind) {
        return switch (kind.shape()) {
            case ABSOLUTE -> {
                in.markDisplacement();
                int addressSize = prefixes.address16 ? 2 : 4;
                int address = prefixes.address16 ? in.u16() : in.i32();
                yield new Memory(kind.memorySize(), prefixes.segment, null, null, 1, address, false, addressSize);
            }
            case TARGET -> {
                in.markImmediate();
                yield Target.of(signed(kind.encodedSize()));
            }
            case FAR_POINTER -> {
                in.markImmediate();
                int offset = kind == OperandKind.PTR16 ? in.u16() : in.i32();
                yield new FarPointer(in.u16(), offset, false);
            }
            default -> {
                in.markImmediate();
                int size = kind.valueSize();
                long mask = (1L << size * 8) - 1;
                yield new Immediate(signed(kind.encodedSize()) & mask, size, false);
            }
        };
    }

    private int signed(int size) {
        return switch (size) {
            case 1 -> in.i8();
            case 2 -> in.i16();
            default -> in.i32();
        };
    }

    private static Operand implied(OperandKind kind) {
        return switch (kind) {
            case ONE -> Immediate.of(1);
            case THREE -> Immediate.of(3);
            default -> kind.fixed();
        };
    }
}
