package jmasm.launcher;

/** The command {@code jlink}. */
public final class Jlink {

    private Jlink() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, java.io.PrintStream out, java.io.PrintStream err) {
        return jmasm.linker.cli.Jlink.run(arguments, out, err);
    }
}
