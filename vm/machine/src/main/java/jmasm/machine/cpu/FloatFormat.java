package jmasm.machine.cpu;

/** The binary formats of IEEE 754 that SSE computes with. Values are bits, in the lowest 32 or all 64 of a long. */
enum FloatFormat {
    SINGLE(23, 8),
    DOUBLE(52, 11);

    final int fractionBits;
    /** The largest exponent field: infinities and NaNs. */
    final int maxField;

    final int bias;
    final long sign;
    final long fractionMask;
    final long infinity;
    /** Of a NaN: it is quiet. */
    final long quiet;

    /** The NaN that invalid operations give. */
    final long indefinite;

    FloatFormat(int fractionBits, int exponentBits) {
        this.fractionBits = fractionBits;
        maxField = (1 << exponentBits) - 1;
        bias = maxField >> 1;
        sign = 1L << fractionBits + exponentBits;
        fractionMask = (1L << fractionBits) - 1;
        infinity = (long) maxField << fractionBits;
        quiet = 1L << fractionBits - 1;
        indefinite = sign | infinity | quiet;
    }

    boolean isNegative(long bits) {
        return (bits & sign) != 0;
    }

    boolean isNan(long bits) {
        return (bits & ~sign) > infinity;
    }

    boolean isSignaling(long bits) {
        return isNan(bits) && (bits & quiet) == 0;
    }

    boolean isInfinite(long bits) {
        return (bits & ~sign) == infinity;
    }

    boolean isZero(long bits) {
        return (bits & ~sign) == 0;
    }

    boolean isDenormal(long bits) {
        return (bits & infinity) == 0 && (bits & fractionMask) != 0;
    }

    /** Of a finite value that is not zero: it is {@code significand × 2^(exponent-62)} with bit 62 of that set. */
    int exponent(long bits) {
        int field = (int) ((bits & infinity) >>> fractionBits);
        if (field != 0) {
            return field - bias;
        }
        return 1 - bias - (Long.numberOfLeadingZeros(bits & fractionMask) - (63 - fractionBits));
    }

    /** As {@link #exponent}. */
    long significand(long bits) {
        long fraction = bits & fractionMask;
        if ((bits & infinity) != 0) {
            return (fraction | fractionMask + 1) << 62 - fractionBits;
        }
        return fraction << Long.numberOfLeadingZeros(fraction) - 1;
    }
}
