package jmasm.assembler.encode;

import java.util.List;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.eval.Value;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.RecordType;
import jmasm.base.Span;
import jmasm.x86.Form;
import jmasm.x86.Immediate;
import jmasm.x86.Memory;
import jmasm.x86.Operand;
import jmasm.x86.OperandKind;
import jmasm.x86.Target;

/** Values to operands of an instruction. */
final class OperandMaker {

    private static final int ADDRESS_SIZE = 4;

    private OperandMaker() {}

    /** Whether a mnemonic can take a label to go to. */
    static boolean branches(List<Form> forms) {
        for (Form form : forms) {
            if (form.operands().size() == 1 && form.operands().get(0).kind().shape() == OperandKind.Shape.TARGET) {
                return true;
            }
        }
        return false;
    }

    /** Whether a branch goes to the address itself, not to where a variable there points. */
    static boolean isTarget(Value value) {
        return value instanceof Value.Address address
                && address.symbol() != null
                && !address.hasRegisters()
                && address.segment() == null
                && (address.type() instanceof MasmType.Code || address.type() == null);
    }

    /** A place in the code, with nothing added but a number. */
    static boolean isCodeAddress(Value value) {
        return isTarget(value) && ((Value.Address) value).type() instanceof MasmType.Code;
    }

    /** An operand other than a target. */
    static Operand operand(Value value, Span span) {
        if (value instanceof Value.Register register) {
            return register.register();
        }
        if (value instanceof Value.Constant constant) {
            return immediate(constant, span);
        }
        if (value instanceof Value.Relocatable relocatable) {
            // A section has a number of 16 bits.
            return relocatable.kind() == Value.Relocatable.Kind.SECTION
                    ? new Immediate(relocatable.addend(), 0, false)
                    : Immediate.relocatable((int) relocatable.addend());
        }
        if (value instanceof Value.Address address) {
            return memory(address, span);
        }
        if (value instanceof Value.Type type) {
            // A type's name as a number is its size; a record's is the mask of its fields.
            return Immediate.of(
                    type.type() instanceof RecordType record
                            ? (int) record.mask()
                            : type.type().size());
        }
        if (value instanceof Value.Undefined) {
            // Until it is known: as wide as it can get.
            return Immediate.relocatable(0);
        }
        if (value instanceof Value.Real real) {
            // An extension: what a REAL4 of this value holds.
            return Immediate.of((int) real.bits(Float.BYTES, span));
        }
        throw new AsmError(span, AsmProblem.INVALID_OPERANDS);
    }

    private static Operand immediate(Value.Constant constant, Span span) {
        long value = constant.value();
        if (value < Integer.MIN_VALUE || value > 0xFFFF_FFFFL) {
            throw new AsmError(span, AsmProblem.CONSTANT_TOO_LARGE);
        }
        return new Immediate(value, constant.sized() ? constant.type().size() : 0, false);
    }

    private static Operand memory(Value.Address address, Span span) {
        if (!address.indirect()) {
            throw new AsmError(span, AsmProblem.INVALID_REGISTER_USE)
                    .withHint("registers are added within brackets: [ebx+4]");
        }
        MasmType type = address.type();
        return new Memory(
                type == null ? 0 : type.size(),
                address.segment(),
                address.base(),
                address.index(),
                address.scale(),
                (int) address.offset(),
                address.symbol() != null,
                addressSize(address, span));
    }

    private static int addressSize(Value.Address address, Span span) {
        boolean shortRegister = address.base() != null && address.base().size() == 2
                || address.index() != null && address.index().size() == 2;
        if (shortRegister && address.symbol() != null) {
            throw new AsmError(span, AsmProblem.SHORT_REGISTER_IN_LONG_ADDRESS);
        }
        return shortRegister ? 2 : ADDRESS_SIZE;
    }

    /** What the linker has to add, null when nothing. */
    static AddressSymbol symbolOf(Value value) {
        if (value instanceof Value.Address address) {
            return address.symbol();
        }
        return value instanceof Value.Relocatable relocatable ? relocatable.symbol() : null;
    }

    static Target.Reach reach(Value.Address address) {
        return switch (address.reach()) {
            case ANY -> Target.Reach.EITHER;
            case SHORT -> Target.Reach.SHORT;
            case NEAR, FAR -> Target.Reach.NEAR;
        };
    }
}
