package jmasm.assembler.cli;

import java.io.PrintStream;
import jmasm.base.ExitCode;

/** The command {@code jml}. */
public final class Jml {

    private Jml() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /** Runs the command in this process. Never exits and never throws; the exit codes are {@link ExitCode}'s. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        throw new UnsupportedOperationException("jml " + String.join(" ", arguments));
    }
}
