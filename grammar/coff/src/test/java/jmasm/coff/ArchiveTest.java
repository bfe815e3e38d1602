package jmasm.coff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jmasm.base.ByteWriter;
import jmasm.base.MalformedInput;
import jmasm.golden.Golden;
import org.junit.jupiter.api.Test;

class ArchiveTest {

    @Test
    void anArchiveIsReadBackAsItWasWritten() throws MalformedInput {
        byte[] bytes = Samples.archive().toBytes();
        Archive read = Archive.read(bytes);
        assertArrayEquals(bytes, read.toBytes());
        assertEquals(
                List.of("first.obj", "a_member_with_a_long_name.obj", "k.dll", "readme"),
                read.members().stream().map(Archive.Member::name).toList());
        Golden.of("src/test/golden/archive.txt").matches(Dump.of(bytes));
    }

    @Test
    void namesInGnuForm() throws MalformedInput {
        ByteWriter file = new ByteWriter().latin1("!<arch>\n");
        member(file, "//", "a_member_with_a_long_name.o/\nanother_member_with_a_long_name.o/\n");
        member(file, "/29", "x");
        member(file, "/0", "y");
        member(file, "short.o/", "z");
        assertEquals(
                List.of("another_member_with_a_long_name.o", "a_member_with_a_long_name.o", "short.o"),
                Archive.read(file.toByteArray()).members().stream()
                        .map(Archive.Member::name)
                        .toList());
    }

    /** Without a map, as {@code ar} makes it when told so; the map is then made of the members. */
    @Test
    void anArchiveWithoutMap() throws MalformedInput {
        Archive read = Archive.read(new Archive(Samples.archive().members(), List.of()).toBytes());
        assertEquals(List.of(), read.symbols());
        assertEquals(
                Samples.archive().symbols().size(), read.indexed().symbols().size());
    }

    /** It names its members, whose files are asked for; their bytes don't stand in it. */
    @Test
    void aThinArchive() throws MalformedInput {
        ByteWriter file = new ByteWriter().latin1("!<thin>\n");
        member(file, "//", "lib/one.o/\n");
        header(file, "/0", 1000);
        header(file, "two.o/", 1000);
        byte[] thin = file.toByteArray();
        Archive read = Archive.read(thin, path -> path.getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                List.of("lib/one.o", "two.o"),
                read.members().stream().map(Archive.Member::name).toList());
        assertEquals("two.o", new String(read.members().get(1).data(), StandardCharsets.ISO_8859_1));
        MalformedInput e = assertThrows(MalformedInput.class, () -> Archive.read(thin));
        assertEquals("it is a thin archive, which only names its members", e.getMessage());
    }

    @Test
    void importMembers() throws MalformedInput {
        for (ImportMember.Type type : ImportMember.Type.values()) {
            for (ImportMember.NameType nameType : ImportMember.NameType.values()) {
                String exportAs = nameType == ImportMember.NameType.EXPORT_AS ? "Other" : "";
                ImportMember member = new ImportMember(0x14C, 0, 3, type, nameType, "_f@8", "d.dll", exportAs);
                assertEquals(member, ImportMember.read(member.toBytes()));
            }
        }
        assertEquals(Optional.of("Sleep"), Samples.importMember().importName());
    }

    private static void member(ByteWriter file, String name, String data) {
        header(file, name, data.length());
        file.latin1(data).align(2);
    }

    private static void header(ByteWriter file, String name, int length) {
        file.latin1(name).latin1(" ".repeat(16 - name.length())).latin1("0           0     0     0       ");
        String size = String.valueOf(length);
        file.latin1(size).latin1(" ".repeat(10 - size.length())).latin1("`\n");
    }
}
