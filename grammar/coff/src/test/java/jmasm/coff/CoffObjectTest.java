package jmasm.coff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import jmasm.base.ByteReader;
import jmasm.base.ByteWriter;
import jmasm.base.MalformedInput;
import jmasm.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoffObjectTest {

    @Test
    void everyFeatureIsReadBackAsItWasWritten() throws MalformedInput {
        byte[] bytes = Samples.object().toBytes();
        CoffObject read = CoffObject.read(bytes);
        assertEquals(Dump.of(Samples.object()), Dump.of(read));
        assertArrayEquals(bytes, read.toBytes());
        Golden.of("src/test/golden/object.txt").matches(Dump.of(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0xFFFE, 0xFFFF, 0x10000, 70_000})
    void anyNumberOfRelocations(int count) throws MalformedInput {
        CoffObject read = CoffObject.read(Samples.objectWithRelocations(count).toBytes());
        assertEquals(count, read.sections().get(0).relocations().size());
        assertEquals(
                0,
                read.sections().get(0).characteristics() & WinNt.IMAGE_SCN_LNK_NRELOC_OVFL,
                "the flag is the file's");
    }

    /**
     * As ml before version 8 writes them: the count is cut to 16 bits, no flag tells, no first entry holds the number.
     */
    @ParameterizedTest
    @ValueSource(ints = {0x10000, 70_000, 140_000})
    void relocationsBeyondAShortCount(int count) throws MalformedInput {
        byte[] good = Samples.objectWithRelocations(count).toBytes();
        ByteReader header = new ByteReader(good);
        header.seek(CoffHeader.SIZE + 24);
        int first = header.i32();
        ByteWriter old = new ByteWriter();
        old.bytes(Arrays.copyOf(good, first));
        old.bytes(Arrays.copyOfRange(good, first + CoffRelocations.SIZE, good.length));
        old.patch32(8, new ByteReader(good).slice(8, 4).i32() - CoffRelocations.SIZE);
        byte[] bytes = old.toByteArray();
        bytes[CoffHeader.SIZE + 32] = (byte) count;
        bytes[CoffHeader.SIZE + 33] = (byte) (count >> 8);
        bytes[CoffHeader.SIZE + 39] &= ~(WinNt.IMAGE_SCN_LNK_NRELOC_OVFL >>> 24);
        assertEquals(
                CoffObject.read(good).sections().get(0).relocations(),
                CoffObject.read(bytes).sections().get(0).relocations());
    }

    @Test
    void relocationOffsetsCountFromTheSectionsAddress() throws MalformedInput {
        byte[] bytes = Samples.object().toBytes();
        bytes[CoffHeader.SIZE + 12] = 1; // VirtualAddress of the first section
        assertEquals(
                0, CoffObject.read(bytes).sections().get(0).relocations().get(0).offset());
    }

    @Test
    void alignments() {
        for (int alignment = 1; alignment <= 8192; alignment *= 2) {
            int flags = CoffSection.alignmentBits(alignment);
            assertEquals(
                    alignment,
                    CoffSection.of("x", flags, new byte[0], List.of()).alignment());
        }
        assertEquals(16, CoffSection.of("x", 0, new byte[0], List.of()).alignment(), "what link assumes");
        assertThrows(IllegalArgumentException.class, () -> CoffSection.alignmentBits(48));
    }

    @Test
    void aRelocationThatRefersToNothingIsNotWritten() {
        CoffObject object = new CoffObject(
                List.of(CoffSection.of(
                        "x", 0, new byte[4], List.of(new CoffRelocation(0, 3, RelocationType.IMAGE_REL_I386_DIR32)))),
                List.of());
        assertThrows(IllegalArgumentException.class, object::toBytes);
    }
}
