package jmasm.assembler.encode;

import jmasm.assembler.eval.Value;
import jmasm.coff.RelocationType;

/** Which relocation completes which kind of address. */
final class Fields {

    private Fields() {}

    static RelocationType relocationType(Value.Relocatable.Kind kind) {
        return switch (kind) {
            case ADDRESS -> RelocationType.IMAGE_REL_I386_DIR32;
            case IMAGE_RELATIVE -> RelocationType.IMAGE_REL_I386_DIR32NB;
            case SECTION_RELATIVE -> RelocationType.IMAGE_REL_I386_SECREL;
            case SECTION -> RelocationType.IMAGE_REL_I386_SECTION;
        };
    }
}
