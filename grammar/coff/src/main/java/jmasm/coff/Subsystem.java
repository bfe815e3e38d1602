package jmasm.coff;

import java.util.Optional;

/** What an image runs on (IMAGE_SUBSYSTEM_*). */
public enum Subsystem {
    NATIVE(1, "NATIVE"),
    WINDOWS_GUI(2, "WINDOWS"),
    WINDOWS_CUI(3, "CONSOLE"),
    POSIX_CUI(7, "POSIX"),
    EFI_APPLICATION(10, "EFI_APPLICATION"),
    EFI_BOOT_SERVICE_DRIVER(11, "EFI_BOOT_SERVICE_DRIVER"),
    EFI_RUNTIME_DRIVER(12, "EFI_RUNTIME_DRIVER"),
    EFI_ROM(13, "EFI_ROM"),
    WINDOWS_BOOT_APPLICATION(16, "BOOT_APPLICATION");

    private final int code;
    private final String linkName;

    Subsystem(int code, String linkName) {
        this.code = code;
        this.linkName = linkName;
    }

    public int code() {
        return code;
    }

    /** As link's /SUBSYSTEM option spells it. */
    public String linkName() {
        return linkName;
    }

    public static Optional<Subsystem> of(int code) {
        for (Subsystem subsystem : values()) {
            if (subsystem.code == code) {
                return Optional.of(subsystem);
            }
        }
        return Optional.empty();
    }
}
