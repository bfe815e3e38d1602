package jmasm.machine.engine;

import java.util.EnumSet;
import java.util.Set;
import jmasm.x86.Operation;

/**
 * The operations that the table knows and this machine can't execute yet: meeting one is an {@link Exit.Unimplemented}
 * that names the instruction. None at present. A new {@code Operation} stops {@link GeneralStep} from compiling; who
 * can't give it semantics at once names it here and among the operations there that are no steps.
 */
final class Unimplemented {

    static final Set<Operation> OPERATIONS = EnumSet.noneOf(Operation.class);

    private Unimplemented() {}
}
