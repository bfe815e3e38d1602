package jmasm.machine.engine;

import jmasm.machine.memory.MemoryFault;

/**
 * Why an engine stopped. Registers, flags and memory are those before the instruction that caused it (for
 * {@link BudgetUsed} and {@link SingleStep}: after the last one), and so is EIP; where a handler rather wants the
 * address behind the instruction, {@code next} says it.
 */
public sealed interface Exit {

    /** As many instructions as asked for have been executed; EIP is at the next. */
    record BudgetUsed() implements Exit {}

    /** SYSENTER. @param next the address behind it, which the processor itself does not keep */
    record SysEnter(int next) implements Exit {}

    /**
     * {@code INT n}, except the one-byte breakpoint.
     *
     * @param vector 0 to 255
     * @param next   the address behind the instruction
     */
    record Interrupt(int vector, int next) implements Exit {}

    /** An exception of the processor. */
    sealed interface Fault extends Exit {

        /** Its vector, e.g. 14 for a page fault. */
        int vector();

        /**
         * Whether the instruction at EIP would be executed again: a "fault", not a "trap", in the manual's words. In the
         * EFLAGS that the processor saves RF is set then (Intel SDM vol. 3, 18.3.1.1), so that a breakpoint on the
         * instruction isn't met twice.
         */
        default boolean restarts() {
            return true;
        }
    }

    /** DIV, IDIV, AAM. @param byZero false when the divisor was not zero but the quotient does not fit */
    record DivideError(boolean byZero) implements Fault {
        @Override
        public int vector() {
            return 0;
        }
    }

    /** The instruction that began with TF set is done; EIP is at the next. TF is still set. */
    record SingleStep() implements Fault {
        @Override
        public int vector() {
            return 1;
        }

        @Override
        public boolean restarts() {
            return false;
        }
    }

    /** {@code INT1}, F1h. */
    record DebugTrap(int next) implements Fault {
        @Override
        public int vector() {
            return 1;
        }

        @Override
        public boolean restarts() {
            return false;
        }
    }

    /** {@code INT3}, CCh. ({@code CD 03} is an {@link Interrupt}.) */
    record Breakpoint(int next) implements Fault {
        @Override
        public int vector() {
            return 3;
        }

        @Override
        public boolean restarts() {
            return false;
        }
    }

    /** INTO with OF set. */
    record Overflow(int next) implements Fault {
        @Override
        public int vector() {
            return 4;
        }

        @Override
        public boolean restarts() {
            return false;
        }
    }

    /** BOUND with the index outside. */
    record BoundRange() implements Fault {
        @Override
        public int vector() {
            return 5;
        }
    }

    /** Bytes that are no instruction, or LOCK where it is not allowed. */
    record InvalidOpcode() implements Fault {
        @Override
        public int vector() {
            return 6;
        }
    }

    /**
     * A rule of protected mode was broken.
     *
     * @param privileged the instruction itself is not allowed in user mode
     * @param errorCode  the selector in question without its RPL, else 0
     */
    record GeneralProtection(boolean privileged, int errorCode) implements Fault {
        @Override
        public int vector() {
            return 13;
        }
    }

    /** An SSE exception that MXCSR does not mask; MXCSR says which. */
    record SimdException() implements Fault {
        @Override
        public int vector() {
            return 19;
        }
    }

    /** An access the page tables refuse. @param fault where and what kind */
    record PageFault(MemoryFault fault) implements Fault {
        @Override
        public int vector() {
            return 14;
        }
    }

    /**
     * An unmasked x87 exception waits, and an instruction came that looks. EIP is at that instruction; the one that
     * failed, and which exception it was, is in the unit's status word and pointers.
     */
    record FloatingPointError() implements Fault {
        @Override
        public int vector() {
            return 16;
        }
    }

    /**
     * An instruction of the table that this machine can't execute yet.
     *
     * @param instruction in MASM syntax
     * @param bytes       its encoding, e.g. {@code D9 FE}
     */
    record Unimplemented(String instruction, String bytes, int address) implements Exit {}
}
