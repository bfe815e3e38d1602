package jmasm.guest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The DLLs of the emulated Windows. The build makes them from {@code src/main/masm} with our own assembler and linker
 * and stores them as resources, {@code <version>/<name>.dll} with {@code .lib} and {@code .map} beside it.
 */
public final class GuestImages {

    /** In the order in which a process maps them. */
    private static final List<String> DLLS = List.of("ntdll.dll", "kernel32.dll");

    private final WindowsVersion version;

    /** The DLLs of a version; {@link #isAvailable} says whether they were built. */
    public GuestImages(WindowsVersion version) {
        this.version = version;
    }

    /** Versions whose DLLs the build makes. */
    public static List<WindowsVersion> versions() {
        return List.of(WindowsVersion.WINXP, WindowsVersion.WIN7);
    }

    public boolean isAvailable() {
        return versions().contains(version);
    }

    /** Names as they stand on disk, e.g. {@code ntdll.dll}, in the order in which a process maps them. */
    public List<String> names() {
        return DLLS;
    }

    /** The PE image of a DLL, by its name in any case; empty when there is none of that name. */
    public Optional<byte[]> image(String dll) {
        return resource(dll, ".dll");
    }

    /** The import library for it, as a linker reads it. */
    public Optional<byte[]> importLibrary(String dll) {
        return resource(dll, ".lib");
    }

    /** The linker's map of it: where every public symbol lies. */
    public Optional<String> map(String dll) {
        Optional<byte[]> bytes = resource(dll, ".map");
        return bytes.isPresent() ? Optional.of(new String(bytes.get(), StandardCharsets.ISO_8859_1)) : Optional.empty();
    }

    private Optional<byte[]> resource(String dll, String extension) {
        for (String name : DLLS) {
            if (name.equalsIgnoreCase(dll)) {
                String stem = name.substring(0, name.lastIndexOf('.'));
                return read(version.id() + "/" + stem + extension);
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> read(String resource) {
        try (InputStream in = GuestImages.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(resource + " can't be read", e);
        }
    }
}
