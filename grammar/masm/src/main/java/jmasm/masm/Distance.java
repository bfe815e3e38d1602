package jmasm.masm;

import java.util.Locale;

/** How far a label or procedure is. In the flat model FAR parses and is refused where it would matter. */
public enum Distance {
    NEAR,
    FAR,
    NEAR16,
    FAR16;

    /** Of the language's word: NEAR32 is NEAR in a program of 32 bits. */
    static Distance named(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "FAR", "FAR32" -> FAR;
            case "NEAR16" -> NEAR16;
            case "FAR16" -> FAR16;
            default -> NEAR;
        };
    }
}
