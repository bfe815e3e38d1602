package jmasm.machine.cli;

import java.io.PrintStream;

/** The command {@code jrun}. */
public final class Jrun {

    private Jrun() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /** Runs the command in this process. Never exits and never throws. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        throw new UnsupportedOperationException("jrun " + String.join(" ", arguments));
    }
}
