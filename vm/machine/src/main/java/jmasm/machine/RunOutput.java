package jmasm.machine;

import jmasm.base.Diagnostic;

/** Where what a run has to say goes. */
public interface RunOutput {

    /** A message to the user: a missing service, a crash. */
    void message(Diagnostic diagnostic);

    /** A line of the trace, without its end. Called only when something is traced. */
    void trace(String line);
}
