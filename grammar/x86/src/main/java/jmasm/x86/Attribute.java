package jmasm.x86;

/** A word of the attributes column; its header in {@code x86.tbl} says what each means. */
enum Attribute {
    LOCK("lock"),
    REP("rep"),
    ENDS("ends"),
    DWORD("dword"),
    SAME("same"),
    ANY_MOD("any-mod"),
    DISTINCT("distinct"),
    ASM_ONLY("asm-only"),
    DECODE_ONLY("decode-only");

    private static final Attribute[] ALL = values();

    private final String word;

    Attribute(String word) {
        this.word = word;
    }

    /** Null when there is no such attribute. */
    static Attribute ofWord(String word) {
        for (Attribute attribute : ALL) {
            if (attribute.word.equals(word)) {
                return attribute;
            }
        }
        return null;
    }

    /** As a bit of a mask. */
    int bit() {
        return 1 << ordinal();
    }
}
