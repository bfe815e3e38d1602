package jmasm.assembler.lower;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import jmasm.masm.Name;

/**
 * Procedures, structures and segments whose first line was in error: the line that ends such a block is no second one.
 */
final class BrokenBlocks {

    private final Set<String> names = new HashSet<>();

    /** @param words of the line that was refused */
    void note(String[] words) {
        if (words.length < 2) {
            return;
        }
        switch (words[1].toUpperCase(Locale.ROOT)) {
            case "PROC", "STRUCT", "STRUC", "UNION", "SEGMENT" -> names.add(key(words[0]));
            default -> {}
        }
    }

    /** Whether it is the end of one of these. */
    boolean ends(Name name) {
        return !names.isEmpty() && names.contains(key(name.text()));
    }

    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
