package jmasm.masm;

/** Operators with one operand. Names are the language's words. */
public enum UnaryOperator {
    PLUS("+"),
    MINUS("-"),
    NOT("NOT"),
    OFFSET("OFFSET"),
    SEG("SEG"),
    TYPE("TYPE"),
    SIZEOF("SIZEOF"),
    SIZE("SIZE"),
    LENGTHOF("LENGTHOF"),
    LENGTH("LENGTH"),
    MASK("MASK"),
    WIDTH("WIDTH"),
    THIS("THIS"),
    SHORT("SHORT"),
    HIGH("HIGH"),
    LOW("LOW"),
    HIGHWORD("HIGHWORD"),
    LOWWORD("LOWWORD"),
    HIGH32("HIGH32"),
    LOW32("LOW32"),
    OPATTR("OPATTR"),
    DOT_TYPE(".TYPE"),
    IMAGEREL("IMAGEREL"),
    SECTIONREL("SECTIONREL"),
    LROFFSET("LROFFSET");

    private final String word;

    UnaryOperator(String word) {
        this.word = word;
    }

    /** As it is written. */
    public String word() {
        return word;
    }
}
