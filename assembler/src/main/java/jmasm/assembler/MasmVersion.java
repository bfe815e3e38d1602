package jmasm.assembler;

/**
 * The release of ml whose choices are followed where releases differ: {@code @Version}, the encoding of
 * {@code cmp} of byte registers, the code section's name, the form of messages.
 */
public enum MasmVersion {
    V6_14("6.14", "614"),
    V6_15("6.15", "615"),
    V14("14", "1400");

    private final String option;
    private final String versionText;

    MasmVersion(String option, String versionText) {
        this.option = option;
        this.versionText = versionText;
    }

    /** As {@code --masm-version} takes it. */
    public String option() {
        return option;
    }

    /** Whether PROTO or EXTERNDEF above a procedure makes it public under OPTION PROC:PRIVATE, as since ml 8. */
    public boolean publishesAnnounced() {
        return this == V14;
    }

    /** Whether {@code cmp} of two byte registers is {@code 38 /r}, as before ml 8, not {@code 3A /r}. */
    public boolean comparesBytesBackwards() {
        return this != V14;
    }

    /** What {@code @Version} expands to. */
    public String versionText() {
        return versionText;
    }
}
