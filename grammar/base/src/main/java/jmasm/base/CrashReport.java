package jmasm.base;

import java.util.List;

/** What a user sees when the tool itself failed: a request to report it, with what a maintainer needs. */
public final class CrashReport {

    private static final int FRAMES = 12;

    private CrashReport() {}

    /** Lines to print on the error stream before exiting with {@link ExitCode#INTERNAL_ERROR}. */
    public static List<String> of(String tool, Throwable failure) {
        List<String> lines = new java.util.ArrayList<>();
        lines.add(tool + " : internal error: " + failure);
        lines.add("  This is a bug in " + tool
                + ", not in your program. Please report it with the input and these lines:");
        lines.add("  java " + System.getProperty("java.version") + ", " + System.getProperty("os.name"));
        StackTraceElement[] frames = failure.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            lines.add("    " + frames[i]);
        }
        return lines;
    }
}
