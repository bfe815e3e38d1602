package jmasm.machine.cpu;

/**
 * SSE arithmetic on one single, as bits. Where rounding is to nearest, the inexact exception has happened before and
 * is masked, and operands and result are normal, Java's arithmetic does the same and no flag can change; that is the
 * common case. All others are left to {@link SseExact}. {@link SseFloats#finish} comes after the last element.
 */
public final class SseSingles {

    private static final FloatFormat FORMAT = FloatFormat.SINGLE;

    private SseSingles() {}

    private static boolean isNormal(int bits) {
        return (bits >>> 23 & 0xFF) - 1 + Integer.MIN_VALUE < 0xFE + Integer.MIN_VALUE;
    }

    /** Not the smallest of them either, which rounding may have made of something smaller. */
    private static boolean isWellNormal(int bits) {
        return (bits >>> 23 & 0xFF) - 2 + Integer.MIN_VALUE < 0xFD + Integer.MIN_VALUE;
    }

    public static int add(Cpu cpu, int a, int b) {
        if (SseFloats.isQuick(cpu) && isNormal(a) && isNormal(b)) {
            int result = Float.floatToRawIntBits(Float.intBitsToFloat(a) + Float.intBitsToFloat(b));
            if (isWellNormal(result)) {
                return result;
            }
        }
        return (int) SseExact.add(cpu, FORMAT, a & 0xFFFF_FFFFL, b & 0xFFFF_FFFFL, false);
    }

    public static int sub(Cpu cpu, int a, int b) {
        if (SseFloats.isQuick(cpu) && isNormal(a) && isNormal(b)) {
            int result = Float.floatToRawIntBits(Float.intBitsToFloat(a) - Float.intBitsToFloat(b));
            if (isWellNormal(result)) {
                return result;
            }
        }
        return (int) SseExact.add(cpu, FORMAT, a & 0xFFFF_FFFFL, b & 0xFFFF_FFFFL, true);
    }

    public static int mul(Cpu cpu, int a, int b) {
        if (SseFloats.isQuick(cpu) && isNormal(a) && isNormal(b)) {
            int result = Float.floatToRawIntBits(Float.intBitsToFloat(a) * Float.intBitsToFloat(b));
            if (isWellNormal(result)) {
                return result;
            }
        }
        return (int) SseExact.mul(cpu, FORMAT, a & 0xFFFF_FFFFL, b & 0xFFFF_FFFFL);
    }

    public static int div(Cpu cpu, int a, int b) {
        if (SseFloats.isQuick(cpu) && isNormal(a) && isNormal(b)) {
            int result = Float.floatToRawIntBits(Float.intBitsToFloat(a) / Float.intBitsToFloat(b));
            if (isWellNormal(result)) {
                return result;
            }
        }
        return (int) SseExact.div(cpu, FORMAT, a & 0xFFFF_FFFFL, b & 0xFFFF_FFFFL);
    }

    public static int sqrt(Cpu cpu, int a) {
        if (SseFloats.isQuick(cpu) && isNormal(a) && a > 0) {
            return Float.floatToRawIntBits((float) Math.sqrt(Float.intBitsToFloat(a)));
        }
        return (int) SseExact.sqrt(cpu, FORMAT, a & 0xFFFF_FFFFL);
    }

    public static int min(Cpu cpu, int a, int b) {
        return (int) SseExact.extreme(cpu, FORMAT, a & 0xFFFF_FFFFL, b & 0xFFFF_FFFFL, false);
    }

    public static int max(Cpu cpu, int a, int b) {
        return (int) SseExact.extreme(cpu, FORMAT, a & 0xFFFF_FFFFL, b & 0xFFFF_FFFFL, true);
    }

    /** All ones where the predicate holds. @param predicate its lowest three bits count */
    public static int cmp(Cpu cpu, int a, int b, int predicate) {
        int relation = SseExact.compare(
                cpu, FORMAT, a & 0xFFFF_FFFFL, b & 0xFFFF_FFFFL, (predicate & 3) == 1 || (predicate & 3) == 2);
        return SseFloats.holds(relation, predicate) ? -1 : 0;
    }

    /** COMISx and UCOMISx: -1, 0, 1, or 2 when they are not ordered. */
    public static int compare(Cpu cpu, int a, int b, boolean quietIsInvalid) {
        return SseExact.compare(cpu, FORMAT, a & 0xFFFF_FFFFL, b & 0xFFFF_FFFFL, quietIsInvalid);
    }

    public static int round(Cpu cpu, int a, int control) {
        return (int) SseExact.roundToWhole(cpu, FORMAT, a & 0xFFFF_FFFFL, control);
    }

    public static int fromInteger(Cpu cpu, int value) {
        return (int) SseExact.fromInteger(cpu, FORMAT, value);
    }

    public static int toInteger(Cpu cpu, int a) {
        return SseExact.toInteger(cpu, FORMAT, a & 0xFFFF_FFFFL, cpu.mxcsr() >>> Mxcsr.ROUNDING_SHIFT & 3);
    }

    public static int truncate(Cpu cpu, int a) {
        return SseExact.toInteger(cpu, FORMAT, a & 0xFFFF_FFFFL, 3);
    }

    public static long toDouble(Cpu cpu, int a) {
        return SseExact.convert(cpu, FloatFormat.SINGLE, FloatFormat.DOUBLE, a & 0xFFFF_FFFFL);
    }
}
