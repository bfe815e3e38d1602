package jmasm.machine.kernel;

import jmasm.machine.cpu.Fpu;
import jmasm.machine.nt.Status;

/** The exception that an x87 error becomes: by the unmasked bits of the status word, in the kernel's order. */
final class FloatingPointFaults {

    private FloatingPointFaults() {}

    /** Its address is that of the instruction that failed, not of the one that waited. */
    static ExceptionRecord record(Fpu fpu) {
        int address = fpu.instructionPointer();
        int pending = fpu.status() & ~fpu.control();
        if ((pending & Fpu.INVALID) != 0) {
            return (fpu.status() & Fpu.STACK_FAULT) != 0
                    ? ExceptionRecord.of(Status.STATUS_FLOAT_STACK_CHECK, address, 0, fpu.dataPointer())
                    : ExceptionRecord.of(Status.STATUS_FLOAT_INVALID_OPERATION, address, 0);
        }
        int code = (pending & Fpu.ZERO_DIVIDE) != 0
                ? Status.STATUS_FLOAT_DIVIDE_BY_ZERO
                : (pending & Fpu.DENORMAL) != 0
                        ? Status.STATUS_FLOAT_DENORMAL_OPERAND
                        : (pending & Fpu.OVERFLOW) != 0
                                ? Status.STATUS_FLOAT_OVERFLOW
                                : (pending & Fpu.UNDERFLOW) != 0
                                        ? Status.STATUS_FLOAT_UNDERFLOW
                                        : Status.STATUS_FLOAT_INEXACT_RESULT;
        return ExceptionRecord.of(code, address, 0);
    }
}
