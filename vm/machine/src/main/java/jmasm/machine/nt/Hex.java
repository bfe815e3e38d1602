package jmasm.machine.nt;

import java.util.Locale;

/** Numbers as MASM writes them: {@code 25h}, {@code 0E5h}. Addresses and status codes keep their eight digits. */
public final class Hex {

    private Hex() {}

    /** As many digits as it takes, the first of them no letter; below 10 without the {@code h}. */
    public static String of(int value) {
        if (value >= 0 && value < 10) {
            return String.valueOf(value);
        }
        String digits = Integer.toHexString(value).toUpperCase(Locale.ROOT);
        return (digits.charAt(0) > '9' ? "0" : "") + digits + "h";
    }

    /** Eight digits and an {@code h}: addresses and status codes. */
    public static String address(int value) {
        return digits(value) + "h";
    }

    /** Eight digits without the {@code h}, for columns. */
    public static String digits(int value) {
        String digits = Integer.toHexString(value).toUpperCase(Locale.ROOT);
        return "0".repeat(8 - digits.length()) + digits;
    }
}
