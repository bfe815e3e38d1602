package jmasm.machine.cli;

/** The program's exit status as a code that the host's shell can take. */
final class HostExitCode {

    private static final int LOW_BYTE = 0xFF;

    private HostExitCode() {}

    /**
     * Windows hosts take all 32 bits. Others keep the low 8: C0000005h becomes 5. Where these are 0 but the status is
     * not, the code is 255, so that no failure looks like success.
     */
    static int of(int status, boolean windowsHost) {
        if (windowsHost || status == 0) {
            return status;
        }
        return (status & LOW_BYTE) == 0 ? LOW_BYTE : status & LOW_BYTE;
    }
}
