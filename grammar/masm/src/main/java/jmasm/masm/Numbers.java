package jmasm.masm;

import java.math.BigInteger;
import java.util.Locale;

/** Integers as MASM writes them: digits and a radix tag. */
final class Numbers {

    private static final int WIDEST = 64;

    private Numbers() {}

    /** The digits and their base; the base is 0 when a digit does not fit it. */
    private record Digits(String text, int radix) {}

    /** Whether this is an encoded real: hexadecimal digits and the tag R. */
    static boolean isEncodedReal(String text) {
        char tag = Character.toLowerCase(text.charAt(text.length() - 1));
        return tag == 'r' && fits(text.substring(0, text.length() - 1), 16);
    }

    /** The value, or null when a digit is none in its radix. */
    static BigInteger parse(String text, int radix) {
        Digits digits = split(text.toLowerCase(Locale.ROOT), radix);
        return fits(digits.text, digits.radix) ? new BigInteger(digits.text, digits.radix) : null;
    }

    static boolean fitsIn64Bits(BigInteger value) {
        return value.bitLength() <= WIDEST;
    }

    /** Tags b and d are digits when the radix makes them so; then y and t stand for them. */
    private static Digits split(String text, int radix) {
        char tag = text.charAt(text.length() - 1);
        int tagged = switch (tag) {
            case 'h' -> 16;
            case 'y' -> 2;
            case 'b' -> radix > 11 ? 0 : 2;
            case 'o', 'q' -> 8;
            case 't' -> 10;
            case 'd' -> radix > 13 ? 0 : 10;
            default -> 0;
        };
        return tagged == 0 ? new Digits(text, radix) : new Digits(text.substring(0, text.length() - 1), tagged);
    }

    private static boolean fits(String digits, int radix) {
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), radix) < 0) {
                return false;
            }
        }
        return !digits.isEmpty();
    }
}
