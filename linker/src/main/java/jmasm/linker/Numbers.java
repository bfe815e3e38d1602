package jmasm.linker;

import java.util.Optional;
import jmasm.coff.Version;

/** Numbers in options: decimal, or hexadecimal behind {@code 0x}; nothing for what is no number. */
final class Numbers {

    private static final int DECIMAL_DIGITS = 9;

    private Numbers() {}

    /** 0 to FFFFFFFFh. */
    static Optional<Long> parse(String text) {
        boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
        String digits = hexadecimal ? text.substring(2) : text;
        if (digits.isEmpty() || digits.length() > 10) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), hexadecimal ? 16 : 10);
            if (digit < 0) {
                return Optional.empty();
            }
            value = value * (hexadecimal ? 16 : 10) + digit;
        }
        return value <= 0xFFFF_FFFFL ? Optional.of(value) : Optional.empty();
    }

    static Optional<Integer> decimal(String text) {
        if (text.startsWith("0x") || text.length() > DECIMAL_DIGITS) {
            return Optional.empty();
        }
        return parse(text).map(Long::intValue);
    }

    /** {@code 4}, {@code 4.0} or {@code 5.01}: both parts decimal, at most 65,535. */
    static Optional<Version> version(String text) {
        int dot = text.indexOf('.');
        Optional<Integer> major = decimal(dot < 0 ? text : text.substring(0, dot));
        Optional<Integer> minor = dot < 0 ? Optional.of(0) : decimal(text.substring(dot + 1));
        if (major.isEmpty() || minor.isEmpty() || major.get() > 0xFFFF || minor.get() > 0xFFFF) {
            return Optional.empty();
        }
        return Optional.of(new Version(major.get(), minor.get()));
    }
}
