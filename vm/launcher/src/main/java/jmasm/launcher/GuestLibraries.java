package jmasm.launcher;

import java.util.Optional;
import jmasm.guest.GuestImages;
import jmasm.guest.WindowsVersion;
import jmasm.linker.FileFinder;
import jmasm.linker.InputFile;

/** The import libraries of the DLLs that jrun brings: {@code INCLUDELIB kernel32.lib} needs nothing installed. */
public final class GuestLibraries implements FileFinder {

    private static final String EXTENSION = ".lib";

    private final GuestImages dlls = new GuestImages(WindowsVersion.WINXP);

    @Override
    public Optional<InputFile> input(String name) {
        return Optional.empty();
    }

    /** By its last name, whatever folder a source written for Windows says. */
    @Override
    public Optional<InputFile> library(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        boolean extended = last.regionMatches(true, last.length() - EXTENSION.length(), EXTENSION, 0, 4);
        String stem = extended ? last.substring(0, last.length() - EXTENSION.length()) : last;
        return dlls.importLibrary(stem + ".dll").map(bytes -> new InputFile(stem + EXTENSION, bytes));
    }
}
