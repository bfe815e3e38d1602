package jmasm.machine.engine;

import java.util.EnumSet;
import java.util.Set;
import jmasm.x86.Operation;

/** The operations that the table knows and this machine can't execute yet: executing one is an {@link Exit}. */
final class Unimplemented {

    static final Set<Operation> OPERATIONS = EnumSet.noneOf(Operation.class);

    private Unimplemented() {}
}
