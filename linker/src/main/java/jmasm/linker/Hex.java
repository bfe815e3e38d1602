package jmasm.linker;

import java.util.Locale;

/** Hexadecimal numbers as link's messages and maps print them. */
final class Hex {

    private Hex() {}

    /** Upper case, at least {@code digits} digits. */
    static String of(int value, int digits) {
        return padded(Integer.toHexString(value).toUpperCase(Locale.ROOT), digits);
    }

    /** Lower case, at least {@code digits} digits. */
    static String lower(int value, int digits) {
        return padded(Integer.toHexString(value), digits);
    }

    private static String padded(String text, int digits) {
        return text.length() >= digits ? text : "0".repeat(digits - text.length()) + text;
    }
}
