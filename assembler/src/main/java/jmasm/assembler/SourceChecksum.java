package jmasm.assembler;

/** By what a debugger recognises the sources that an object was made of: /ZH. */
public enum SourceChecksum {
    MD5("MD5", "MD5", 1, 16),
    SHA_256("SHA_256", "SHA-256", 3, 32);

    private final String option;
    private final String algorithm;
    private final int kind;
    private final int size;

    SourceChecksum(String option, String algorithm, int kind, int size) {
        this.option = option;
        this.algorithm = algorithm;
        this.kind = kind;
        this.size = size;
    }

    /** As /ZH names it. */
    public String option() {
        return option;
    }

    /** As the JDK names it. */
    public String algorithm() {
        return algorithm;
    }

    /** CHKSUM_TYPE_* */
    public int kind() {
        return kind;
    }

    /** In bytes. */
    public int size() {
        return size;
    }
}
