package jmasm.machine.engine;

import java.util.Set;
import jmasm.x86.Operation;

/**
 * The operations that the table knows and this machine can't execute yet: meeting one is an {@link Exit.Unimplemented}
 * that names the instruction. None at present. A new constant of a family stops its class of steps from compiling
 * (see {@link Steps}); who can't give it semantics at once names it here and among the operations there that are no
 * steps.
 */
final class Unimplemented {

    static final Set<Operation> OPERATIONS = Set.of();

    private Unimplemented() {}
}
