package jmasm.linker;

import java.util.Locale;
import java.util.Optional;
import jmasm.coff.WinNt;

/** The letters of {@code /SECTION:name,attributes}. */
final class SectionAttributeLetters {

    private static final int ACCESS =
            WinNt.IMAGE_SCN_MEM_READ | WinNt.IMAGE_SCN_MEM_WRITE | WinNt.IMAGE_SCN_MEM_EXECUTE;

    private SectionAttributeLetters() {}

    /**
     * Letters set an attribute, behind {@code !} they clear it. When access is given without {@code !}, what is not named
     * is cleared: {@code RW} of a code section takes E away.
     */
    static Optional<LinkOptions.SectionAttributes> parse(String text) {
        int set = 0;
        int clear = 0;
        boolean negated = false;
        for (char letter : text.toUpperCase(Locale.ROOT).toCharArray()) {
            if (letter == '!') {
                negated = true;
                continue;
            }
            int flag = flag(letter);
            if (flag == 0) {
                return Optional.empty();
            }
            if (negated) {
                clear |= flag;
            } else {
                set |= flag;
            }
            negated = false;
        }
        if ((set & ACCESS) != 0) {
            clear |= ACCESS & ~set;
        }
        return set == 0 && clear == 0 ? Optional.empty() : Optional.of(new LinkOptions.SectionAttributes(set, clear));
    }

    private static int flag(char letter) {
        return switch (letter) {
            case 'D' -> WinNt.IMAGE_SCN_MEM_DISCARDABLE;
            case 'E' -> WinNt.IMAGE_SCN_MEM_EXECUTE;
            case 'K' -> WinNt.IMAGE_SCN_MEM_NOT_CACHED;
            case 'P' -> WinNt.IMAGE_SCN_MEM_NOT_PAGED;
            case 'R' -> WinNt.IMAGE_SCN_MEM_READ;
            case 'S' -> WinNt.IMAGE_SCN_MEM_SHARED;
            case 'W' -> WinNt.IMAGE_SCN_MEM_WRITE;
            default -> 0;
        };
    }
}
