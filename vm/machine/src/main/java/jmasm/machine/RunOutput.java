package jmasm.machine;

import jmasm.machine.message.Messages;

/** Where what a run has to say goes. */
public interface RunOutput extends Messages {

    /** A line of the trace, without its end. Called only when something is traced. */
    void trace(String line);
}
