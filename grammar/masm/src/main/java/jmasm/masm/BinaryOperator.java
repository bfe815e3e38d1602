package jmasm.masm;

/** Operators with two operands. */
public enum BinaryOperator {
    TIMES("*"),
    DIVIDE("/"),
    MOD("MOD"),
    SHL("SHL"),
    SHR("SHR"),
    PLUS("+"),
    MINUS("-"),
    EQ("EQ"),
    NE("NE"),
    LT("LT"),
    LE("LE"),
    GT("GT"),
    GE("GE"),
    AND("AND"),
    OR("OR"),
    XOR("XOR"),
    /** {@code type PTR operand}. */
    PTR("PTR"),
    /** {@code segment:operand}. */
    OVERRIDE(":");

    private final String word;

    BinaryOperator(String word) {
        this.word = word;
    }

    /** As it is written. */
    public String word() {
        return word;
    }
}
