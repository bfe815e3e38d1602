package jmasm.assembler.eval;

import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.types.Language;
import jmasm.assembler.types.MasmType;
import jmasm.x86.Register;

/** The bits that OPATTR gives. */
final class OperandAttributes {

    private static final int CODE_LABEL = 1;
    private static final int MEMORY_OR_RELOCATABLE = 2;
    private static final int IMMEDIATE = 4;
    private static final int DIRECT_MEMORY = 8;
    private static final int REGISTER = 0x10;
    private static final int DEFINED = 0x20;
    /** On the stack, as EBP, ESP or a LOCAL's name tell. */
    static final int STACK_RELATIVE = 0x40;

    private static final int EXTERNAL = 0x80;
    private static final int LANGUAGE_SHIFT = 8;

    private OperandAttributes() {}

    static int of(Value value) {
        if (value instanceof Value.Undefined || value instanceof Value.Real) {
            return 0;
        }
        if (value instanceof Value.Constant constant
                && (constant.value() < Integer.MIN_VALUE || constant.value() > 0xFFFF_FFFFL)) {
            return 0;
        }
        if (value instanceof Value.Constant || value instanceof Value.Type || value instanceof Value.Text) {
            return IMMEDIATE | DEFINED;
        }
        if (value instanceof Value.Register) {
            return REGISTER | DEFINED;
        }
        if (value instanceof Value.Relocatable relocatable) {
            AddressSymbol symbol = relocatable.symbol();
            return IMMEDIATE | (symbol.isCode() ? CODE_LABEL : MEMORY_OR_RELOCATABLE) | ofSymbol(symbol);
        }
        return value instanceof Value.Address address ? ofAddress(address) : DEFINED;
    }

    private static int ofAddress(Value.Address address) {
        boolean code = address.type() instanceof MasmType.Code;
        int bits = code ? CODE_LABEL : MEMORY_OR_RELOCATABLE;
        if (address.base() == Register.EBP || address.base() == Register.ESP) {
            bits |= STACK_RELATIVE;
        }
        if (!address.hasRegisters()) {
            // A code label is a number, a variable's name the memory there.
            bits |= code ? IMMEDIATE : DIRECT_MEMORY;
        }
        return bits | (address.symbol() == null ? DEFINED : ofSymbol(address.symbol()));
    }

    private static int ofSymbol(AddressSymbol symbol) {
        boolean elsewhere = !symbol.isDefined() && symbol.linkage() != AddressSymbol.Linkage.LOCAL;
        int bits = (symbol.isDefined() || elsewhere ? DEFINED : 0) | (elsewhere ? EXTERNAL : 0);
        Language language = symbol.isProcedure() ? symbol.language() : Language.NONE;
        return bits | language.number() << LANGUAGE_SHIFT;
    }
}
