package jmasm.machine;

/**
 * Runs one program to its end:
 *
 * <pre>{@code
 * int status = new Machine(options, output).run(Program.of("testnt.exe", image).withMap(map));
 * }</pre>
 */
public final class Machine {

    private final RunOptions options;
    private final RunOutput output;

    public Machine(RunOptions options, RunOutput output) {
        this.options = options;
        this.output = output;
    }

    /**
     * Loads the program and runs it.
     *
     * @return the process's exit status: what the program gave ExitProcess, or the code of the exception that ended it
     * @throws jmasm.base.FatalProblem when it could not be started: no PE image, a DLL or entry point is missing …
     */
    public int run(Program program) {
        throw new UnsupportedOperationException(options + " " + output + " " + program);
    }
}
