package jmasm.masm;

/** A type that is a word of the language. */
public enum BuiltInType {
    BYTE(1, "DB"),
    SBYTE(1, ""),
    WORD(2, "DW"),
    SWORD(2, ""),
    DWORD(4, "DD"),
    SDWORD(4, ""),
    FWORD(6, "DF"),
    QWORD(8, "DQ"),
    SQWORD(8, ""),
    TBYTE(10, "DT"),
    OWORD(16, ""),
    MMWORD(8, ""),
    XMMWORD(16, ""),
    YMMWORD(32, ""),
    REAL4(4, ""),
    REAL8(8, ""),
    REAL10(10, "");

    private final int size;
    private final String directive;

    BuiltInType(int size, String directive) {
        this.size = size;
        this.directive = directive;
    }

    /** Bytes. */
    public int size() {
        return size;
    }

    /** The older directive that declares data of this type, e.g. {@code DB}; empty when there is none. */
    public String directive() {
        return directive;
    }

    public boolean isReal() {
        return this == REAL4 || this == REAL8 || this == REAL10;
    }

    public boolean isSigned() {
        return this == SBYTE || this == SWORD || this == SDWORD || this == SQWORD;
    }
}
