package jmasm.machine.engine;

/** Leaves a step for a reason that only shows when it runs, e.g. INTO with OF set. Carries no stack trace. */
final class ExitRequest extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Exit exit;

    ExitRequest(Exit exit) {
        super(null, null, false, false);
        this.exit = exit;
    }

    Exit exit() {
        return exit;
    }
}
