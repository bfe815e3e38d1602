package jmasm.machine.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bytes of one page, little endian: the one place that knows how guest memory lies in host memory. The portable
 * form is an array a page; a flat region behind the same calls is what a faster back end would put here.
 */
final class PageBytes {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private PageBytes() {}

    static int get8(byte[] page, int offset) {
        return page[offset] & 0xFF;
    }

    static int get16(byte[] page, int offset) {
        return (short) SHORT.get(page, offset) & 0xFFFF;
    }

    static int get32(byte[] page, int offset) {
        return (int) INT.get(page, offset);
    }

    static long get64(byte[] page, int offset) {
        return (long) LONG.get(page, offset);
    }

    static void put8(byte[] page, int offset, int value) {
        page[offset] = (byte) value;
    }

    static void put16(byte[] page, int offset, int value) {
        SHORT.set(page, offset, (short) value);
    }

    static void put32(byte[] page, int offset, int value) {
        INT.set(page, offset, value);
    }

    static void put64(byte[] page, int offset, long value) {
        LONG.set(page, offset, value);
    }
}
