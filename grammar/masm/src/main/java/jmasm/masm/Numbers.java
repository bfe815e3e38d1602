package jmasm.masm;

import java.math.BigInteger;

/** Integers as MASM writes them: digits and a radix tag. */
final class Numbers {

    private static final int WIDEST = 64;

    /** So many digits of any base fit in a long. */
    private static final int MOST_SMALL_DIGITS = 15;

    private Numbers() {}

    /** The digits and their base; the base is 0 when a digit does not fit it. */
    private record Digits(String text, int radix) {}

    /** Whether this is an encoded real: hexadecimal digits and the tag R. */
    static boolean isEncodedReal(String text) {
        char tag = Character.toLowerCase(text.charAt(text.length() - 1));
        return tag == 'r' && fits(text.substring(0, text.length() - 1), 16);
    }

    /** The value of a number with few digits, or -1 when it has many or one that is none in its radix. */
    static long parseSmall(String text, int radix) {
        int tagged = taggedRadix(text, radix);
        int base = tagged == 0 ? radix : tagged;
        int end = tagged == 0 ? text.length() : text.length() - 1;
        if (end == 0 || end > MOST_SMALL_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < end; i++) {
            int digit = Character.digit(text.charAt(i), base);
            if (digit < 0) {
                return -1;
            }
            value = value * base + digit;
        }
        return value;
    }

    /** The value, or null when a digit is none in its radix. */
    static BigInteger parse(String text, int radix) {
        Digits digits = split(text, radix);
        return fits(digits.text, digits.radix) ? new BigInteger(digits.text, digits.radix) : null;
    }

    static boolean fitsIn64Bits(BigInteger value) {
        return value.bitLength() <= WIDEST;
    }

    private static Digits split(String text, int radix) {
        int tagged = taggedRadix(text, radix);
        return tagged == 0 ? new Digits(text, radix) : new Digits(text.substring(0, text.length() - 1), tagged);
    }

    /**
     * What the last letter says, 0 when it says nothing. Tags b and d are digits when the radix makes them so; then y
     * and t stand for them.
     */
    private static int taggedRadix(String text, int radix) {
        return switch (text.charAt(text.length() - 1)) {
            case 'h', 'H' -> 16;
            case 'y', 'Y' -> 2;
            case 'b', 'B' -> radix > 11 ? 0 : 2;
            case 'o', 'O', 'q', 'Q' -> 8;
            case 't', 'T' -> 10;
            case 'd', 'D' -> radix > 13 ? 0 : 10;
            default -> 0;
        };
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
