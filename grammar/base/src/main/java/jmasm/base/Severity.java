package jmasm.base;

/** How bad it is. Nothing is written after an error; nothing more is read after a fatal one. */
public enum Severity {
    FATAL("fatal error"),
    ERROR("error"),
    WARNING("warning");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** As it stands in a message line. */
    public String word() {
        return word;
    }
}
