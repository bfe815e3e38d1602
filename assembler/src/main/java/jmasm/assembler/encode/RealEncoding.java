package jmasm.assembler.encode;

import java.math.BigDecimal;
import java.math.BigInteger;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.base.ByteWriter;
import jmasm.base.Span;

/** Real numbers as REAL4, REAL8 and REAL10 hold them. */
final class RealEncoding {

    private static final int EXTENDED_BIAS = 16383;
    private static final int EXTENDED_BITS = 64;
    private static final int LARGEST_EXPONENT = 5_000;

    private RealEncoding() {}

    /** @param text {@code 1.5E3} or {@code 3F800000r} */
    static void write(String text, boolean negative, int size, Span span, ByteWriter out) {
        if (Character.toLowerCase(text.charAt(text.length() - 1)) == 'r') {
            writeEncoded(text.substring(0, text.length() - 1), size, span, out);
            return;
        }
        BigDecimal value = parse(text, span);
        switch (size) {
            case 4 -> out.u32(Float.floatToIntBits(value.floatValue()) | (negative ? 1 << 31 : 0));
            case 8 -> {
                long bits = Double.doubleToLongBits(value.doubleValue()) | (negative ? 1L << 63 : 0);
                out.u32((int) bits).u32((int) (bits >>> 32));
            }
            case 10 -> writeExtended(value, negative, out);
            default -> throw new AsmError(span, AsmProblem.REAL_FOR_INTEGER);
        }
    }

    private static BigDecimal parse(String text, Span span) {
        try {
            BigDecimal value = new BigDecimal(text.endsWith(".") ? text + "0" : text);
            if (Math.abs((long) value.scale()) > LARGEST_EXPONENT) {
                throw new AsmError(span, AsmProblem.BAD_REAL);
            }
            return value;
        } catch (NumberFormatException e) {
            throw new AsmError(span, AsmProblem.BAD_REAL);
        }
    }

    private static void writeEncoded(String digits, int size, Span span, ByteWriter out) {
        byte[] bigEndian = new BigInteger(digits, 16).toByteArray();
        int significant = bigEndian.length > 1 && bigEndian[0] == 0 ? bigEndian.length - 1 : bigEndian.length;
        if (significant > size) {
            throw new AsmError(span, AsmProblem.INITIALIZER_TOO_LARGE);
        }
        for (int i = 0; i < size; i++) {
            int at = bigEndian.length - 1 - i;
            out.u8(at >= 0 ? bigEndian[at] : 0);
        }
    }

    /** Rounds to nearest, ties to even, by exact integer arithmetic. */
    private static void writeExtended(BigDecimal value, boolean negative, ByteWriter out) {
        int sign = negative ? 0x8000 : 0;
        if (value.signum() == 0) {
            out.u32(0).u32(0).u16(sign);
            return;
        }
        BigInteger numerator = value.unscaledValue();
        BigInteger denominator = BigInteger.ONE;
        if (value.scale() > 0) {
            denominator = BigInteger.TEN.pow(value.scale());
        } else {
            numerator = numerator.multiply(BigInteger.TEN.pow(-value.scale()));
        }
        int exponent = numerator.bitLength() - denominator.bitLength();
        BigInteger mantissa = divide(numerator, denominator, EXTENDED_BITS - 1 - exponent);
        if (mantissa.bitLength() < EXTENDED_BITS) {
            exponent--;
            mantissa = divide(numerator, denominator, EXTENDED_BITS - 1 - exponent);
        }
        if (mantissa.bitLength() > EXTENDED_BITS) {
            mantissa = mantissa.shiftRight(1);
            exponent++;
        }
        out.u32(mantissa.intValue()).u32(mantissa.shiftRight(32).intValue()).u16(sign | exponent + EXTENDED_BIAS);
    }

    private static BigInteger divide(BigInteger numerator, BigInteger denominator, int shift) {
        BigInteger n = shift >= 0 ? numerator.shiftLeft(shift) : numerator;
        BigInteger d = shift >= 0 ? denominator : denominator.shiftLeft(-shift);
        BigInteger[] parts = n.divideAndRemainder(d);
        int half = parts[1].shiftLeft(1).compareTo(d);
        boolean up = half > 0 || half == 0 && parts[0].testBit(0);
        return up ? parts[0].add(BigInteger.ONE) : parts[0];
    }
}
