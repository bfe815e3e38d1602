package jmasm.assembler.encode;

import jmasm.assembler.eval.Value;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.coff.RelocationType;

/** Which relocation completes which kind of address. */
final class Fields {

    private Fields() {}

    /** Whether 16 bits hold the symbol's address. */
    static boolean isShort(AddressSymbol symbol) {
        return symbol.isDefined() && symbol.location().section().wordSize() == 2;
    }

    static RelocationType relocationType(Value.Relocatable.Kind kind) {
        return switch (kind) {
            case ADDRESS -> RelocationType.IMAGE_REL_I386_DIR32;
            case IMAGE_RELATIVE -> RelocationType.IMAGE_REL_I386_DIR32NB;
            case SECTION_RELATIVE -> RelocationType.IMAGE_REL_I386_SECREL;
            case SECTION -> RelocationType.IMAGE_REL_I386_SECTION;
        };
    }
}
