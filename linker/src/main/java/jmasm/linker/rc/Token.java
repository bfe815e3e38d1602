package jmasm.linker.rc;

/**
 * A word of a script.
 *
 * @param text  of a string: what it means; of anything else: as written
 * @param value of a number
 * @param wide  of a number: it ends with L; of a string: it begins with L
 * @param place as messages call it: file and line
 */
record Token(Kind kind, String text, int value, boolean wide, String place) {

    /** What a token is. */
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        SIGN,
        END
    }

    boolean is(String word) {
        return (kind == Kind.NAME || kind == Kind.SIGN) && text.equalsIgnoreCase(word);
    }

    /** For a message. */
    String shown() {
        return switch (kind) {
            case END -> "the end of the file";
            case STRING -> '"' + text + '"';
            default -> text;
        };
    }
}
