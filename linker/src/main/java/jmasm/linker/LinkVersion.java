package jmasm.linker;

import java.util.Optional;
import jmasm.coff.Version;

/** A version of link whose header values and defaults an image is to have ({@code --link-version}). */
public enum LinkVersion {
    /** Of Visual C++ 6, which MASM32 brings: images for every 32-bit Windows. */
    V6("6", new Version(6, 0), new Version(4, 0), false),

    /** Of Visual Studio 2015 and later: images for Windows Vista and later, loaded at random addresses. */
    V14("14", new Version(14, 0), new Version(6, 0), true);

    private final String text;
    private final Version linker;
    private final Version system;
    private final boolean modern;

    LinkVersion(String text, Version linker, Version system, boolean modern) {
        this.text = text;
        this.linker = linker;
        this.system = system;
        this.modern = modern;
    }

    /** {@code 6} or {@code 14}. */
    static Optional<LinkVersion> of(String text) {
        for (LinkVersion version : values()) {
            if (version.text.equals(text)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** As the header of the image names it. */
    Version linker() {
        return linker;
    }

    /** The operating system, and the subsystem where no other is given. */
    Version system() {
        return system;
    }

    /** {@code /DYNAMICBASE}, {@code /NXCOMPAT} and, for an EXE, {@code /TSAWARE} without being asked. */
    boolean isModern() {
        return modern;
    }
}
