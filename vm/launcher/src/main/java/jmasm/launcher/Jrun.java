package jmasm.launcher;

import java.io.PrintStream;
import jmasm.base.ExitCode;

/** The command {@code jrun}, which takes sources and objects too. */
public final class Jrun {

    private Jrun() {}

    public static void main(String[] arguments) {
        ExitCode.exit(run(arguments, System.out, System.err), System.out, System.err);
    }

    /** Runs the command in this process. @return the exit code for the host */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return jmasm.machine.cli.Jrun.run(arguments, out, err, new SourceReader());
    }
}
