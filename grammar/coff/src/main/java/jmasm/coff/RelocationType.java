package jmasm.coff;

import java.util.Optional;

/** How a field of a section refers to a symbol: the relocation types of i386. */
public enum RelocationType {
    /** Nothing to do. */
    IMAGE_REL_I386_ABSOLUTE(0x00, 0),
    /** The low 16 bits of the address. */
    IMAGE_REL_I386_DIR16(0x01, 2),
    /** The low 16 bits of the distance. */
    IMAGE_REL_I386_REL16(0x02, 2),
    /** The address (VA). */
    IMAGE_REL_I386_DIR32(0x06, 4),
    /** The address less the image base (RVA): "no base". */
    IMAGE_REL_I386_DIR32NB(0x07, 4),
    /** Bits 16 to 31 of a segmented address. */
    IMAGE_REL_I386_SEG12(0x09, 2),
    /** The number of the section that holds the target, from 1. */
    IMAGE_REL_I386_SECTION(0x0A, 2),
    /** The offset of the target from the beginning of its section. */
    IMAGE_REL_I386_SECREL(0x0B, 4),
    /** A CLR token. */
    IMAGE_REL_I386_TOKEN(0x0C, 4),
    /** A 7-bit offset from the beginning of the section. */
    IMAGE_REL_I386_SECREL7(0x0D, 1),
    /** The distance from the byte behind the field. */
    IMAGE_REL_I386_REL32(0x14, 4);

    private static final RelocationType[] BY_CODE = byCode();

    private final int code;
    private final int size;

    RelocationType(int code, int size) {
        this.code = code;
        this.size = size;
    }

    public int code() {
        return code;
    }

    /** Bytes of the field. */
    public int size() {
        return size;
    }

    /** Without {@code IMAGE_REL_I386_}, as dumps print it. */
    public String shortName() {
        return name().substring("IMAGE_REL_I386_".length());
    }

    public static Optional<RelocationType> of(int code) {
        return Optional.ofNullable(at(code));
    }

    /** The same for loops over millions; null for a code that means nothing. */
    public static RelocationType at(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }

    private static RelocationType[] byCode() {
        RelocationType[] types = new RelocationType[IMAGE_REL_I386_REL32.code + 1];
        for (RelocationType type : values()) {
            types[type.code] = type;
        }
        return types;
    }
}
