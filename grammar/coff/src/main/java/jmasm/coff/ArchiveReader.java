package jmasm.coff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;

/** Reads archives of lib, llvm-lib and GNU ar. */
final class ArchiveReader {

    static final int HEADER_SIZE = 60;
    static final String END_OF_HEADER = "`\n";
    static final String LINKER_MEMBER = "/";
    static final String LONG_NAMES = "//";

    private final byte[] bytes;
    private final boolean thin;
    private final Archive.MemberFiles memberFiles;
    private final ByteReader file;
    private final List<Archive.Member> members = new ArrayList<>();
    private final Map<Long, Integer> memberAt = new HashMap<>();
    private byte[] longNames = {};
    private byte[] firstMap;
    private byte[] secondMap;

    /** @param memberFiles asked for the members of a thin archive only */
    ArchiveReader(byte[] bytes, Archive.MemberFiles memberFiles) {
        this.bytes = bytes;
        this.thin = FileKind.of(bytes) == FileKind.THIN_ARCHIVE;
        this.memberFiles = memberFiles;
        this.file = new ByteReader(bytes);
    }

    Archive read() throws MalformedInput {
        if (!thin && FileKind.of(bytes) != FileKind.ARCHIVE) {
            throw new MalformedInput("it is no archive");
        }
        file.seek(FileKind.ARCHIVE_MAGIC.length());
        // One byte of padding may stand behind the last member.
        while (file.remaining() > 1) {
            readMember();
        }
        return new Archive(List.copyOf(members), readSymbols());
    }

    private void readMember() throws MalformedInput {
        long offset = file.position();
        String name = file.fixedString(16).stripTrailing();
        file.skip(32);
        long size = decimal(file.fixedString(10).strip(), offset);
        if (!file.fixedString(2).equals(END_OF_HEADER)) {
            throw new MalformedInput(String.format("the member header at %Xh is damaged", offset));
        }
        if (thin && !name.equals(LINKER_MEMBER) && !name.equals(LONG_NAMES)) {
            keepThin(fullName(name), offset);
            return;
        }
        if (size > file.remaining()) {
            throw new MalformedInput(String.format("the member at %Xh is cut off", offset));
        }
        byte[] data = file.bytes((int) size);
        if ((file.position() & 1) != 0 && file.remaining() > 0) {
            file.skip(1);
        }
        keep(name, offset, data);
    }

    private void keep(String name, long offset, byte[] data) throws MalformedInput {
        if (name.equals(LINKER_MEMBER)) {
            if (firstMap == null) {
                firstMap = data;
            } else {
                secondMap = data;
            }
        } else if (name.equals(LONG_NAMES)) {
            longNames = data;
        } else if (!name.startsWith("/<")) {
            // "/<ECSYMBOLS>/" and the like concern other machines.
            memberAt.put(offset, members.size());
            members.add(new Archive.Member(fullName(name), data));
        }
    }

    /** A name that has a second number, {@code x.a:60}, means a member of another archive. */
    private void keepThin(String path, long offset) throws MalformedInput {
        memberAt.put(offset, members.size());
        members.add(new Archive.Member(path, memberFiles.read(path)));
    }

    private static long decimal(String digits, long offset) throws MalformedInput {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '0' || digit > '9') {
                throw new MalformedInput(String.format("the member header at %Xh has no size", offset));
            }
            value = value * 10 + digit - '0';
        }
        return value;
    }

    /** {@code /123} is an offset into the long names, which end with a zero (Microsoft) or {@code /} and LF (GNU). */
    private String fullName(String field) throws MalformedInput {
        if (field.length() > 1 && field.charAt(0) == '/' && Character.isDigit(field.charAt(1))) {
            long offset = decimal(field.substring(1), 0);
            if (offset >= longNames.length) {
                throw new MalformedInput("the name of a member stands outside the table of long names");
            }
            int end = (int) offset;
            while (end < longNames.length && longNames[end] != 0 && longNames[end] != '\n') {
                end++;
            }
            return withoutSlash(
                    new ByteReader(longNames).slice(offset, end - offset).fixedString(end - (int) offset));
        }
        return withoutSlash(field);
    }

    private static String withoutSlash(String name) {
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    private List<Archive.Entry> readSymbols() throws MalformedInput {
        if (secondMap != null) {
            return readSecondMap(new ByteReader(secondMap));
        }
        return firstMap == null ? List.of() : readFirstMap(new ByteReader(firstMap));
    }

    /** Big-endian: count, offsets of members, names. */
    private List<Archive.Entry> readFirstMap(ByteReader in) throws MalformedInput {
        long count = bigEndian(in);
        ByteReader names = in.slice(4 + 4 * count, in.remaining() - 4 * count);
        List<Archive.Entry> entries = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            entries.add(new Archive.Entry(names.zeroTerminated(), memberAt(bigEndian(in))));
        }
        return entries;
    }

    /** Little-endian: count and offsets of members, count and member numbers of the symbols, sorted names. */
    private List<Archive.Entry> readSecondMap(ByteReader in) throws MalformedInput {
        long memberCount = in.u32();
        ByteReader offsets = in.slice(4, 4 * memberCount);
        in.seek(4 + 4 * memberCount);
        int[] numbers = new int[(int) memberCount];
        for (int i = 0; i < memberCount; i++) {
            numbers[i] = memberAt(offsets.u32());
        }
        long count = in.u32();
        ByteReader names = in.slice(in.position() + 2 * count, in.remaining() - 2 * count);
        List<Archive.Entry> entries = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            int number = in.u16();
            if (number == 0 || number > memberCount) {
                throw new MalformedInput("the symbol map names member " + number + " of " + memberCount);
            }
            entries.add(new Archive.Entry(names.zeroTerminated(), numbers[number - 1]));
        }
        return entries;
    }

    private int memberAt(long offset) throws MalformedInput {
        Integer member = memberAt.get(offset);
        if (member == null) {
            throw new MalformedInput(String.format("the symbol map points to %Xh, where no member begins", offset));
        }
        return member;
    }

    private static long bigEndian(ByteReader in) throws MalformedInput {
        return Integer.reverseBytes(in.i32()) & 0xFFFF_FFFFL;
    }
}
