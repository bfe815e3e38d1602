package jmasm.base;

/** The release that the tools say they are. */
public final class Release {

    /** As the pom has it. */
    public static final String VERSION = "0.1.0";

    private Release() {}
}
