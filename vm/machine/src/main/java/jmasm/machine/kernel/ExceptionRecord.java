package jmasm.machine.kernel;

import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;

/**
 * EXCEPTION_RECORD.
 *
 * @param code        an NTSTATUS
 * @param flags       1: the handler may not continue …
 * @param nested      the address of another record, 0 for none
 * @param address     of the instruction
 * @param information at most 15 values, by code
 */
record ExceptionRecord(int code, int flags, int nested, int address, int[] information) {

    private static final int CODE = 0x00;
    private static final int FLAGS = 0x04;
    private static final int NESTED = 0x08;
    private static final int ADDRESS = 0x0C;
    private static final int NUMBER_PARAMETERS = 0x10;
    private static final int INFORMATION = 0x14;
    private static final int MAX_PARAMETERS = 15;

    /** Of a fault that a handler may continue from. */
    static ExceptionRecord of(int code, int address, int... information) {
        return new ExceptionRecord(code, 0, 0, address, information);
    }

    /** Bytes in memory, cut behind the last parameter. */
    int size() {
        return INFORMATION + 4 * information.length;
    }

    void write(UserMemory user, int at) throws StatusException {
        user.write32(at + CODE, code);
        user.write32(at + FLAGS, flags);
        user.write32(at + NESTED, nested);
        user.write32(at + ADDRESS, address);
        user.write32(at + NUMBER_PARAMETERS, information.length);
        for (int i = 0; i < information.length; i++) {
            user.write32(at + INFORMATION + 4 * i, information[i]);
        }
    }

    /** @throws StatusException STATUS_INVALID_PARAMETER when it claims more parameters than there is room for */
    static ExceptionRecord read(UserMemory user, int at) throws StatusException {
        user.probeForRead("ExceptionRecord", at, INFORMATION, 4);
        int count = user.read32(at + NUMBER_PARAMETERS);
        if (Integer.compareUnsigned(count, MAX_PARAMETERS) > 0) {
            throw new StatusException(Status.STATUS_INVALID_PARAMETER);
        }
        int[] information = new int[count];
        for (int i = 0; i < count; i++) {
            information[i] = user.read32(at + INFORMATION + 4 * i);
        }
        return new ExceptionRecord(
                user.read32(at + CODE),
                user.read32(at + FLAGS),
                user.read32(at + NESTED),
                user.read32(at + ADDRESS),
                information);
    }
}
