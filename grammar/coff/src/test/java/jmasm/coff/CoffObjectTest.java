package jmasm.coff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
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
