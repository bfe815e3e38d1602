package jmasm.assembler;

/** The release of ml whose choices are followed where releases differ: {@link VersionChange} lists in what. */
public enum MasmVersion {
    V6_14("6.14", 614),
    V6_15("6.15", 615),
    V14("14", 1400);

    private final String option;
    private final int number;

    MasmVersion(String option, int number) {
        this.option = option;
        this.number = number;
    }

    /** As {@code --masm-version} takes it. */
    public String option() {
        return option;
    }

    /** Whether this release does what {@code change} brought. */
    public boolean has(VersionChange change) {
        return number >= change.since();
    }

    /** What {@code @Version} expands to. */
    public String versionText() {
        return Integer.toString(number);
    }
}
