package jmasm.linker;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jmasm.base.ByteWriter;
import jmasm.coff.Archive;

/** Writes a thin archive as {@code ar rcST} does: without a map of symbols, each name in the table of names. */
final class ThinArchive {

    private ThinArchive() {}

    static byte[] of(List<Archive.Member> members) {
        StringBuilder names = new StringBuilder();
        ByteWriter headers = new ByteWriter();
        for (Archive.Member member : members) {
            header(headers, "/" + names.length(), member.data().length);
            names.append(member.name()).append("/\n");
        }
        if (names.length() % 2 != 0) {
            names.append('\n');
        }
        ByteWriter out = new ByteWriter().latin1("!<thin>\n");
        header(out, "//", names.length());
        return out.bytes(names.toString().getBytes(StandardCharsets.ISO_8859_1))
                .bytes(headers.toByteArray())
                .toByteArray();
    }

    private static void header(ByteWriter out, String name, int size) {
        out.latin1(String.format("%-16s%-12d%-6d%-6d%-8s%-10d`\n", name, 0, 0, 0, "644", size));
    }
}
