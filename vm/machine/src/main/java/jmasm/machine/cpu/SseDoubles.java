package jmasm.machine.cpu;

/**
 * SSE arithmetic on one double, as bits. Where rounding is to nearest, the inexact exception has happened before and
 * is masked, and operands and result are normal, Java's arithmetic does the same and no flag can change; that is the
 * common case. All others are left to {@link SseExact}. {@link SseFloats#finish} comes after the last element.
 */
public final class SseDoubles {

    private static final FloatFormat FORMAT = FloatFormat.DOUBLE;

    private SseDoubles() {}

    private static boolean isNormal(long bits) {
        return ((int) (bits >>> 52) & 0x7FF) - 1 + Integer.MIN_VALUE < 0x7FE + Integer.MIN_VALUE;
    }

    /** Not the smallest of them either, which rounding may have made of something smaller. */
    private static boolean isWellNormal(long bits) {
        return ((int) (bits >>> 52) & 0x7FF) - 2 + Integer.MIN_VALUE < 0x7FD + Integer.MIN_VALUE;
    }

    public static long add(Cpu cpu, long a, long b) {
        if (SseFloats.isQuick(cpu) && isNormal(a) && isNormal(b)) {
            long result = Double.doubleToRawLongBits(Double.longBitsToDouble(a) + Double.longBitsToDouble(b));
            if (isWellNormal(result)) {
                return result;
            }
        }
        return SseExact.add(cpu, FORMAT, a, b, false);
    }

    public static long sub(Cpu cpu, long a, long b) {
        if (SseFloats.isQuick(cpu) && isNormal(a) && isNormal(b)) {
            long result = Double.doubleToRawLongBits(Double.longBitsToDouble(a) - Double.longBitsToDouble(b));
            if (isWellNormal(result)) {
                return result;
            }
        }
        return SseExact.add(cpu, FORMAT, a, b, true);
    }

    public static long mul(Cpu cpu, long a, long b) {
        if (SseFloats.isQuick(cpu) && isNormal(a) && isNormal(b)) {
            long result = Double.doubleToRawLongBits(Double.longBitsToDouble(a) * Double.longBitsToDouble(b));
            if (isWellNormal(result)) {
                return result;
            }
        }
        return SseExact.mul(cpu, FORMAT, a, b);
    }

    public static long div(Cpu cpu, long a, long b) {
        if (SseFloats.isQuick(cpu) && isNormal(a) && isNormal(b)) {
            long result = Double.doubleToRawLongBits(Double.longBitsToDouble(a) / Double.longBitsToDouble(b));
            if (isWellNormal(result)) {
                return result;
            }
        }
        return SseExact.div(cpu, FORMAT, a, b);
    }

    public static long sqrt(Cpu cpu, long a) {
        if (SseFloats.isQuick(cpu) && isNormal(a) && a > 0) {
            return Double.doubleToRawLongBits(Math.sqrt(Double.longBitsToDouble(a)));
        }
        return SseExact.sqrt(cpu, FORMAT, a);
    }

    public static long min(Cpu cpu, long a, long b) {
        return SseExact.extreme(cpu, FORMAT, a, b, false);
    }

    public static long max(Cpu cpu, long a, long b) {
        return SseExact.extreme(cpu, FORMAT, a, b, true);
    }

    /** All ones where the predicate holds. @param predicate its lowest three bits count */
    public static long cmp(Cpu cpu, long a, long b, int predicate) {
        int relation = SseExact.compare(cpu, FORMAT, a, b, (predicate & 3) == 1 || (predicate & 3) == 2);
        return SseFloats.holds(relation, predicate) ? -1 : 0;
    }

    /** COMISx and UCOMISx: -1, 0, 1, or 2 when they are not ordered. */
    public static int compare(Cpu cpu, long a, long b, boolean quietIsInvalid) {
        return SseExact.compare(cpu, FORMAT, a, b, quietIsInvalid);
    }

    public static long round(Cpu cpu, long a, int control) {
        return SseExact.roundToWhole(cpu, FORMAT, a, control);
    }

    public static long fromInteger(Cpu cpu, int value) {
        return SseExact.fromInteger(cpu, FORMAT, value);
    }

    public static int toInteger(Cpu cpu, long a) {
        return SseExact.toInteger(cpu, FORMAT, a, cpu.mxcsr() >>> Mxcsr.ROUNDING_SHIFT & 3);
    }

    public static int truncate(Cpu cpu, long a) {
        return SseExact.toInteger(cpu, FORMAT, a, 3);
    }

    public static int toSingle(Cpu cpu, long a) {
        return (int) SseExact.convert(cpu, FloatFormat.DOUBLE, FloatFormat.SINGLE, a);
    }
}
