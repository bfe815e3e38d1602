package jmasm.machine.cpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * RCPSS and RSQRTSS. The manuals promise a relative error of at most 1.5 × 2^-12 and no more; these are the values of
 * the recorded processor, which depend on the first twelve bits of the fraction only. They raise no exception, take
 * denormals for zeros and give zeros for them, whatever MXCSR says.
 */
public final class Approximations {

    private static final String RESOURCE = "approximations.txt";
    private static final int ENTRIES = 4096;
    private static final int INFINITY = 0x7F80_0000;
    private static final int QUIET = 0x0040_0000;
    private static final int INDEFINITE = 0xFFC0_0000;
    private static final int SIGN = 0x8000_0000;

    /** Three tables behind one another: reciprocals, and square roots' for even and for odd exponents. */
    private static final class Tables {
        static final short[] FRACTIONS = load();
    }

    private Approximations() {}

    public static int rcp(int bits) {
        int sign = bits & SIGN;
        int field = bits >>> 23 & 0xFF;
        if ((bits & ~SIGN) > INFINITY) {
            return bits | QUIET;
        }
        if (field == 0) {
            return sign | INFINITY;
        }
        // Beyond 252 the result would be denormal.
        return field > 252 ? sign : sign | 253 - field << 23 | fraction(0, bits);
    }

    public static int rsqrt(int bits) {
        int field = bits >>> 23 & 0xFF;
        if ((bits & ~SIGN) > INFINITY) {
            return bits | QUIET;
        }
        if (field == 0) {
            return bits & SIGN | INFINITY;
        }
        if (bits < 0) {
            return INDEFINITE;
        }
        if (field == 0xFF) {
            return 0;
        }
        int exponent = field - 127;
        return 126 - (exponent >> 1) << 23 | fraction(1 + (exponent & 1), bits);
    }

    private static int fraction(int table, int bits) {
        return (Tables.FRACTIONS[table * ENTRIES + (bits >>> 11 & ENTRIES - 1)] & 0xFFF) << 11;
    }

    /** The text has three hexadecimal digits an entry, and comments. */
    private static short[] load() {
        short[] fractions = new short[3 * ENTRIES];
        try (InputStream in = Approximations.class.getResourceAsStream(RESOURCE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            int next = 0;
            for (int at = 0; at < text.length(); at++) {
                if (text.charAt(at) == '#') {
                    at = text.indexOf('\n', at);
                } else if (text.charAt(at) != '\n') {
                    fractions[next++] = (short) Integer.parseInt(text, at, at + 3, 16);
                    at += 2;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fractions;
    }
}
