package jmasm.assembler.cli;

import java.io.PrintStream;
import java.util.List;

/** What links the objects when there is no /c. The assembler knows no linker: whoever starts the command brings one. */
public interface LinkStep {

    /**
     * Links.
     *
     * @param program   of /Bl, empty for the linker that stands beside jml
     * @param arguments in the linker's own terms
     * @return its exit code
     */
    int link(String program, List<String> arguments, PrintStream out, PrintStream err);
}
