package jmasm.machine.silicon;

import java.util.List;

/** What runs trials: the processor of this machine, or the engine. */
interface Processor {

    /** In the order of the trials. */
    List<Outcome> run(List<Trial> trials);
}
