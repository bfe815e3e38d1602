package jmasm.coff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jmasm.base.ByteWriter;

/** Writes an archive as lib does: first and second linker member, long names, members; dates are 0. */
final class ArchiveWriter {

    private static final int SHORT_NAME = 15;
    private static final int LARGEST_MEMBER_COUNT = 0xFFFF;

    private final Archive archive;

    ArchiveWriter(Archive archive) {
        if (archive.members().size() > LARGEST_MEMBER_COUNT) {
            throw new IllegalArgumentException("an archive holds at most 65,535 members");
        }
        this.archive = archive;
    }

    byte[] write() {
        ByteWriter longNames = new ByteWriter();
        List<String> nameFields = nameFields(longNames);
        int[] offsets = layOut(longNames.size());
        ByteWriter out = new ByteWriter().latin1(FileKind.ARCHIVE_MAGIC);
        writeMember(out, ArchiveReader.LINKER_MEMBER, firstMap(offsets));
        writeMember(out, ArchiveReader.LINKER_MEMBER, secondMap(offsets));
        if (longNames.size() > 0) {
            writeMember(out, ArchiveReader.LONG_NAMES, longNames.toByteArray());
        }
        for (int i = 0; i < nameFields.size(); i++) {
            writeMember(out, nameFields.get(i), archive.members().get(i).data());
        }
        return out.toByteArray();
    }

    private List<String> nameFields(ByteWriter longNames) {
        List<String> fields = new ArrayList<>();
        for (Archive.Member member : archive.members()) {
            if (fitsInHeader(member.name())) {
                fields.add(member.name() + "/");
            } else {
                fields.add("/" + longNames.size());
                longNames.latin1(member.name()).u8(0);
            }
        }
        return fields;
    }

    /** A name that is empty or begins with a slash would be taken for one of the archive's own members. */
    private static boolean fitsInHeader(String name) {
        return !name.isEmpty() && name.length() <= SHORT_NAME && name.charAt(0) != '/';
    }

    private int[] layOut(int longNamesSize) {
        int names = 0;
        for (Archive.Entry entry : archive.symbols()) {
            names += entry.symbol().length() + 1;
        }
        int symbols = archive.symbols().size();
        int members = archive.members().size();
        int at = FileKind.ARCHIVE_MAGIC.length();
        at += memberSize(4 + 4 * symbols + names);
        at += memberSize(4 + 4 * members + 4 + 2 * symbols + names);
        at += longNamesSize == 0 ? 0 : memberSize(longNamesSize);
        int[] offsets = new int[members];
        for (int i = 0; i < members; i++) {
            offsets[i] = at;
            at += memberSize(archive.members().get(i).data().length);
        }
        return offsets;
    }

    private static int memberSize(int dataSize) {
        return ArchiveReader.HEADER_SIZE + dataSize + (dataSize & 1);
    }

    private byte[] firstMap(int[] offsets) {
        ByteWriter map = new ByteWriter();
        List<Archive.Entry> entries = new ArrayList<>(archive.symbols());
        entries.sort(Comparator.comparingInt(Archive.Entry::member));
        map.u32(Integer.reverseBytes(entries.size()));
        for (Archive.Entry entry : entries) {
            map.u32(Integer.reverseBytes(offsets[entry.member()]));
        }
        entries.forEach(entry -> map.latin1(entry.symbol()).u8(0));
        return map.toByteArray();
    }

    private byte[] secondMap(int[] offsets) {
        ByteWriter map = new ByteWriter().u32(offsets.length);
        for (int offset : offsets) {
            map.u32(offset);
        }
        List<Archive.Entry> entries = new ArrayList<>(archive.symbols());
        entries.sort(Comparator.comparing(Archive.Entry::symbol));
        map.u32(entries.size());
        for (Archive.Entry entry : entries) {
            map.u16(entry.member() + 1);
        }
        entries.forEach(entry -> map.latin1(entry.symbol()).u8(0));
        return map.toByteArray();
    }

    private static void writeMember(ByteWriter out, String nameField, byte[] data) {
        out.latin1(pad(nameField, 16)).latin1(pad("0", 12)).latin1(pad("", 12));
        out.latin1(pad("0", 8)).latin1(pad(String.valueOf(data.length), 10));
        out.latin1(ArchiveReader.END_OF_HEADER).bytes(data);
        if ((data.length & 1) != 0) {
            out.u8('\n');
        }
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
