package jmasm.launcher;

/** The command {@code jml}. */
public final class Jml {

    private Jml() {}

    public static void main(String[] arguments) {
        jmasm.assembler.cli.Jml.main(arguments);
    }
}
