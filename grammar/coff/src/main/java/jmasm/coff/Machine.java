package jmasm.coff;

import java.util.Optional;

/**
 * Target machines that a file header may name. Only {@link #I386} is linked and run; the others get a clear message.
 */
public enum Machine {
    UNKNOWN(0, "unknown"),
    I386(0x014C, "x86"),
    AMD64(0x8664, "x64"),
    ARM(0x01C0, "ARM"),
    ARMNT(0x01C4, "ARM"),
    ARM64(0xAA64, "ARM64"),
    IA64(0x0200, "IA64"),
    MIPS16(0x0166, "MIPS"),
    ALPHA(0x0184, "ALPHA"),
    POWERPC(0x01F0, "PPC"),
    EBC(0x0EBC, "EBC");

    private final int code;
    private final String linkName;

    Machine(int code, String linkName) {
        this.code = code;
        this.linkName = linkName;
    }

    /** IMAGE_FILE_MACHINE_*, 16 bits. */
    public int code() {
        return code;
    }

    /** As link's /MACHINE option and its messages spell it. */
    public String linkName() {
        return linkName;
    }

    public static Optional<Machine> of(int code) {
        for (Machine machine : values()) {
            if (machine.code == code) {
                return Optional.of(machine);
            }
        }
        return Optional.empty();
    }
}
