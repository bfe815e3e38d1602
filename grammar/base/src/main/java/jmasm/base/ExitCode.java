package jmasm.base;

import java.io.PrintStream;

/** What the three tools return to the shell; a program run by jrun returns its own code instead. */
public final class ExitCode {

    public static final int SUCCESS = 0;

    /** The input was wrong; the message says where. */
    public static final int USER_ERROR = 1;

    /** The command line was wrong. */
    public static final int COMMAND_LINE = 2;

    /** A bug of ours ({@code EX_SOFTWARE} of sysexits.h). */
    public static final int INTERNAL_ERROR = 70;

    private ExitCode() {}

    /**
     * Ends the process, for a command's {@code main} only. Not by {@link System#exit}, which asks for a logger first from JDK
     * 21 on: that takes 9 ms, and no tool leaves anything to be done at the end.
     *
     * @param out flushed before, and so is {@code err}
     */
    public static void exit(int code, PrintStream out, PrintStream err) {
        out.flush();
        err.flush();
        Runtime.getRuntime().halt(code);
    }
}
