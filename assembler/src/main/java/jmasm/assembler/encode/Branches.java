package jmasm.assembler.encode;

import java.util.ArrayList;
import java.util.List;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.eval.Value;
import jmasm.assembler.layout.Section;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.types.MasmType;
import jmasm.base.Span;
import jmasm.masm.Distance;
import jmasm.x86.Form;
import jmasm.x86.Memory;
import jmasm.x86.Operand;
import jmasm.x86.OperandKind;

/** How far JMP and CALL go, and how wide the pointers are that they go through. */
final class Branches {

    /** How a direct JMP or CALL gets there. */
    enum Way {
        NEAR,
        /**
         * PUSH CS and a near call: what ml makes of a call of a far procedure in this source, whose selector is that in
         * CS.
         */
        NEAR_BEHIND_PUSH_CS,
        /** With a selector, which the linker knows. */
        FAR
    }

    private Branches() {}

    /** The way to a target. Only CALL and JMP can go far; {@code from} is where they stand. */
    static Way way(String mnemonic, Value.Address target, Section from, Span span) {
        boolean call = mnemonic.equalsIgnoreCase("call");
        if (!call && !mnemonic.equalsIgnoreCase("jmp") || !(target.type() instanceof MasmType.Code code)) {
            return Way.NEAR;
        }
        if (code.distance() == Distance.NEAR16 || code.distance() == Distance.FAR16) {
            throw new AsmError(span, AsmProblem.INVALID_DISTANCE);
        }
        return switch (target.reach()) {
            case SHORT, NEAR -> Way.NEAR;
            case FAR -> Way.FAR;
            case ANY -> code.distance() == Distance.FAR ? wayToFar(call, target.symbol(), from) : Way.NEAR;
        };
    }

    private static Way wayToFar(boolean call, AddressSymbol symbol, Section from) {
        if (!symbol.isDefined()) {
            return symbol.linkage() == AddressSymbol.Linkage.LOCAL ? Way.NEAR : Way.FAR;
        }
        if (call) {
            return Way.NEAR_BEHIND_PUSH_CS;
        }
        return symbol.location().section() == from ? Way.NEAR : Way.FAR;
    }

    /** Memory that holds where to go: as wide as its type says, {@code FAR PTR [ebx]} six bytes. */
    static Operand pointer(Value value, Operand operand) {
        if (operand instanceof Memory memory && memory.size() == 0 && value instanceof Value.Address address) {
            Distance distance = distance(address.type());
            return distance == null ? operand : memory.withSize(MasmType.pointerSize(distance));
        }
        return operand;
    }

    /** Of the code that memory of this type points to; null when the type doesn't say. */
    private static Distance distance(MasmType type) {
        if (type instanceof MasmType.Code code) {
            return code.distance();
        }
        if (type instanceof MasmType.Function function) {
            return function.signature().distance();
        }
        return type instanceof MasmType.Pointer pointer ? pointer.reach() : null;
    }

    /**
     * With the forms for memory of this type alone: four bytes can be an offset, or a selector with an offset of 16
     * bits.
     */
    static InstructionSource narrowed(InstructionSource source, Value value) {
        if (!(value instanceof Value.Address address) || distance(address.type()) != Distance.FAR16) {
            return source;
        }
        List<Form> far = new ArrayList<>();
        for (Form form : source.forms()) {
            if (form.operands().size() == 1 && form.operands().get(0).kind() == OperandKind.FAR16) {
                far.add(form);
            }
        }
        return far.isEmpty() ? source : source.withForms(far);
    }
}
