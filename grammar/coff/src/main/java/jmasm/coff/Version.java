package jmasm.coff;

import java.util.Locale;

/** A version of two numbers, each 0 to 65,535 (0 to 255 for the linker's). */
public record Version(int major, int minor) {

    public static final Version ZERO = new Version(0, 0);

    @Override
    public String toString() {
        return major + "." + String.format(Locale.ROOT, "%02d", minor);
    }
}
