package jmasm.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BytesTest {

    @Test
    void whatIsWrittenIsRead() throws MalformedInput {
        ByteWriter writer = new ByteWriter()
                .u8(0x12)
                .u16(0xFEDC)
                .u32(0x89ABCDEF)
                .latin1("ab\u00FF")
                .u8(0);
        writer.align(16);
        ByteReader reader = new ByteReader(writer.toByteArray());
        assertEquals(0x12, reader.u8());
        assertEquals(0xFEDC, reader.u16());
        assertEquals(0x89ABCDEFL, reader.u32());
        assertEquals("ab\u00FF", reader.zeroTerminated());
        assertEquals(5, reader.remaining());
        assertEquals(16, writer.size());
    }

    /** The examples of DWARF 5, figures 22 and 23. */
    @Test
    void numbersOfSevenBitsAByte() throws MalformedInput {
        ByteReader unsigned = new ByteReader(bytes(2, 0x7F, 0x80, 1, 0x81, 1, 0x82, 1, 0xB9, 0x64));
        for (long value : new long[] {2, 127, 128, 129, 130, 12857}) {
            assertEquals(value, unsigned.uleb128());
        }
        ByteReader signed =
                new ByteReader(bytes(2, 0x7E, 0xFF, 0, 0x81, 0x7F, 0x80, 1, 0x80, 0x7F, 0x81, 1, 0xFF, 0x7E));
        for (long value : new long[] {2, -2, 127, -127, 128, -128, 129, -129}) {
            assertEquals(value, signed.sleb128());
        }
        byte[] endless = new byte[20];
        java.util.Arrays.fill(endless, (byte) 0xFF);
        assertThrows(MalformedInput.class, () -> new ByteReader(endless).uleb128());
        assertThrows(MalformedInput.class, () -> new ByteReader(endless).sleb128());
    }

    private static byte[] bytes(int... values) {
        ByteWriter out = new ByteWriter();
        for (int value : values) {
            out.u8(value);
        }
        return out.toByteArray();
    }

    @Test
    void theWriterGrowsAndPatches() {
        ByteWriter writer = new ByteWriter().zeros(300).u32(1);
        writer.patch32(298, 0x44332211);
        byte[] bytes = writer.toByteArray();
        assertArrayEquals(new byte[] {0x11, 0x22, 0x33, 0x44, 0, 0}, java.util.Arrays.copyOfRange(bytes, 298, 304));
    }

    @Test
    void everyReadBeyondTheEndIsRefused() {
        byte[] three = {1, 2, 3};
        assertThrows(MalformedInput.class, () -> new ByteReader(three).i32());
        assertThrows(MalformedInput.class, () -> new ByteReader(three).bytes(4));
        assertThrows(MalformedInput.class, () -> new ByteReader(three).bytes(-1));
        assertThrows(MalformedInput.class, () -> new ByteReader(three).seek(4));
        assertThrows(MalformedInput.class, () -> new ByteReader(three).seek(-1));
        assertThrows(MalformedInput.class, () -> new ByteReader(three).slice(2, 2));
        assertThrows(MalformedInput.class, () -> new ByteReader(three).slice(0xFFFF_FFFFL, 0xFFFF_FFFFL));
        assertThrows(MalformedInput.class, () -> new ByteReader(three).zeroTerminated());
    }

    @Test
    void aSliceEndsWhereItSays() throws MalformedInput {
        ByteReader slice = new ByteReader(new byte[] {1, 2, 3, 4}).slice(1, 2);
        assertEquals(2, slice.u8());
        assertEquals(3, slice.u8());
        assertThrows(MalformedInput.class, slice::u8);
    }
}
