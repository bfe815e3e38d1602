package jmasm.machine.loader;

import java.util.Optional;

/** Where DLLs are found. */
@FunctionalInterface
public interface DllSource {

    /** The DLL of a name, in any case; empty when there is none here. */
    Optional<Dll> find(String name);

    /**
     * A file.
     *
     * @param path as the guest knows it, e.g. {@code C:\WINDOWS\system32\ntdll.dll}
     * @param map  the linker's, for names
     */
    record Dll(String path, byte[] image, Optional<String> map) {}
}
