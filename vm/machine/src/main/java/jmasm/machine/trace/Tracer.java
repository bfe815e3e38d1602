package jmasm.machine.trace;

/** Hears what happens. Who tells asks {@link #has} first and builds no event for nobody. */
public interface Tracer {

    /** Nothing is traced. */
    Tracer NONE = new Tracer() {
        @Override
        public boolean has(TraceCategory category) {
            return false;
        }

        @Override
        public void event(TraceEvent event) {
            throw new IllegalStateException("nobody asked for " + event);
        }
    };

    boolean has(TraceCategory category);

    void event(TraceEvent event);

    /** Whether system calls are of interest, in short or at length. */
    default boolean hasCalls() {
        return has(TraceCategory.SERVICE) || has(TraceCategory.SEQUENCE);
    }

    /** Whether each instruction is: the machine then runs in single steps. */
    default boolean hasInstructions() {
        return has(TraceCategory.SEQUENCE) || has(TraceCategory.INSN);
    }
}
