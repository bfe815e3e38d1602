package jmasm.masm;

import java.util.Locale;
import java.util.Optional;

/** How far a label or procedure is. */
public enum Distance {
    NEAR,
    FAR,
    NEAR16,
    FAR16;

    /** Of the language's word: NEAR32 is NEAR in a program of 32 bits. Empty when it is none. */
    public static Optional<Distance> of(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "NEAR", "NEAR32" -> Optional.of(NEAR);
            case "FAR", "FAR32" -> Optional.of(FAR);
            case "NEAR16" -> Optional.of(NEAR16);
            case "FAR16" -> Optional.of(FAR16);
            default -> Optional.empty();
        };
    }

    /** Of a word that is one. */
    static Distance named(String word) {
        return of(word).orElse(NEAR);
    }
}
