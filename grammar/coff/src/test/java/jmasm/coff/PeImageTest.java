package jmasm.coff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jmasm.base.MalformedInput;
import jmasm.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeImageTest {

    private static final int PE = 64;

    @Test
    void anImageIsReadBackAsItWasWritten() throws MalformedInput {
        byte[] bytes = Samples.image().toBytes();
        assertArrayEquals(bytes, PeImage.read(bytes).toBytes());
        Golden.of("src/test/golden/image.txt").matches(Dump.of(bytes));
    }

    @Test
    void tables() throws MalformedInput {
        PeImage image = PeImage.read(Samples.image().toBytes());
        ImportTable.Dll dll = ImportTable.read(image).dlls().get(0);
        assertEquals("KERNEL32.dll", dll.name());
        assertEquals(
                List.of(new ImportTable.Import(Optional.of("Sleep"), 7), new ImportTable.Import(Optional.empty(), 9)),
                dll.imports());

        ExportTable exports = ExportTable.read(image).orElseThrow();
        assertEquals(Samples.exports().exports(), exports.exports());
        assertEquals(0x1010, exports.find("Beta").orElseThrow().rva());
        assertEquals(Optional.of("NTDLL.Delta"), exports.find(4).orElseThrow().forwarder());
        assertEquals(Optional.empty(), exports.find("Delta"));
        assertEquals(Optional.empty(), exports.find(6));

        assertEquals(
                List.of(
                        new BaseRelocations.Entry(0x1004, 3),
                        new BaseRelocations.Entry(0x1FFC, 3),
                        new BaseRelocations.Entry(0x2000, 3)),
                BaseRelocations.read(image).entries());
    }

    /** What the loader tells a user whose file is no program. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0            | NOT_MZ        | the file is empty
            1            | NOT_MZ        | it is no Windows program: it does not begin with the letters MZ
            2            | DOS           | it is a DOS program: it has no PE header
            63           | DOS           | it is a DOS program: it has no PE header
            64           | TRUNCATED     | the image is cut off: it ends at 40h, within its headers
            80           | TRUNCATED     | the image is cut off: it ends at 50h, within its headers
            300          | PE32_I386     | the file ends at offset 12Ch where 4h bytes more are needed
            2000         | PE32_I386     | section .reloc is cut off: 200h bytes at offset 600h, but the file has 7D0h
            """)
    void truncated(int length, ImageKind kind, String message) {
        byte[] bytes = Arrays.copyOf(Samples.image().toBytes(), length);
        assertEquals(kind, ImageKind.of(bytes));
        MalformedInput e = assertThrows(MalformedInput.class, () -> PeImage.read(bytes));
        assertEquals(message, e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0   | 00 00       | NOT_MZ        | it is no Windows program: it does not begin with the letters MZ
            60  | 00 00 00 00 | DOS           | it is a DOS program: it has no PE header
            64  | 4E 45       | SIXTEEN_BIT   | it is a 16-bit program (NE or LE), not a PE image
            68  | 64 86       | PE32_PLUS     | it is a 64-bit image (PE32+), not a PE32 image for x86
            88  | 0B 02       | PE32_PLUS     | it is a 64-bit image (PE32+), not a PE32 image for x86
            68  | C4 01       | OTHER_MACHINE | it is for machine ARM, not x86
            68  | 34 12       | OTHER_MACHINE | 1234h is no machine type that is known
            120 | 03 00       | PE32_I386     | its section alignment is 1003h, no power of two
            144 | 00 10 00 00 | PE32_I386     | section .idata ends at RVA 1055h, but the image has 1000h bytes
            """)
    void somethingElse(int at, String hex, ImageKind kind, String message) {
        byte[] bytes = Samples.image().toBytes();
        String[] values = hex.split(" ");
        for (int i = 0; i < values.length; i++) {
            bytes[at + i] = (byte)
                    (at == 120 ? bytes[at + i] | Integer.parseInt(values[i], 16) : Integer.parseInt(values[i], 16));
        }
        assertEquals(kind, ImageKind.of(bytes));
        MalformedInput e = assertThrows(MalformedInput.class, () -> PeImage.read(bytes));
        assertEquals(message, e.getMessage());
    }

    /** The sum of all 16-bit words plus the length: by hand for a file whose words are known. */
    @Test
    void checkSum() throws MalformedInput {
        byte[] bytes = Samples.image().toBytes();
        long sum = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            sum += bytes[i] & 0xFF | (bytes[i + 1] & 0xFF) << 8;
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        PeImage read = PeImage.read(Samples.image().toBytesWithCheckSum());
        assertEquals(sum + bytes.length, read.optionalHeader().checkSum());
        assertEquals(PE, read.stub().length);
    }

    @Test
    void addressesAndSections() throws MalformedInput {
        PeImage image = Samples.image();
        assertEquals(".bss", image.sectionAt(0x407F).orElseThrow().name());
        assertEquals(Optional.empty(), image.sectionAt(0x4080));
        assertEquals('M', image.at(0, "the header").u8(), "headers are mapped too");
        assertThrows(MalformedInput.class, () -> image.at(0x4000, "zeros"));
    }
}
