package jmasm.machine.loader;

import java.util.Locale;
import java.util.Optional;
import jmasm.guest.GuestImages;
import jmasm.guest.WindowsVersion;

/** The DLLs of Windows' own: those that the build made for the version. */
public final class SystemModules implements DllSource {

    public static final String NTDLL = "ntdll.dll";
    public static final String KERNEL32 = "kernel32.dll";

    private final GuestImages images;
    private final String folder;

    public SystemModules(WindowsVersion version) {
        images = new GuestImages(version);
        folder = systemRoot(version) + "\\system32\\";
    }

    /** {@code C:\WINDOWS}, or as later versions spell it. */
    static String systemRoot(WindowsVersion version) {
        return version.compareTo(WindowsVersion.VISTA) < 0 ? "C:\\WINDOWS" : "C:\\Windows";
    }

    @Override
    public Optional<Dll> find(String name) {
        String file = name.toLowerCase(Locale.ROOT);
        return images.image(file).map(image -> new Dll(folder + file, image, images.map(file)));
    }
}
