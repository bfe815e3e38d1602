package jmasm.machine.message;

import jmasm.base.Diagnostic;

/** Where messages to the user go. */
public interface Messages {

    /** What messages that concern no source begin with. */
    String TOOL = "jrun";

    void message(Diagnostic diagnostic);

    /** A message of the tool. */
    default void message(RunProblem problem, Object... arguments) {
        message(Diagnostic.in(TOOL, problem, arguments));
    }
}
