package jmasm.x86;

/** Numbers as MASM reads them: {@code 9}, {@code 2Ch}, {@code 0FFh}. */
final class HexNumber {

    private static final String DIGITS = "0123456789ABCDEF";

    private HexNumber() {}

    /** Appends an unsigned 32-bit value. */
    static void append(StringBuilder text, int value) {
        if (value >= 0 && value <= 9) {
            text.append(DIGITS.charAt(value));
            return;
        }
        int shift = 28 - (Integer.numberOfLeadingZeros(value) & ~3);
        if ((value >>> shift & 15) > 9) {
            text.append('0');
        }
        for (; shift >= 0; shift -= 4) {
            text.append(DIGITS.charAt(value >>> shift & 15));
        }
        text.append('h');
    }
}
