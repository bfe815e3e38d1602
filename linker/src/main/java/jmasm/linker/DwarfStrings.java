package jmasm.linker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffObject;

/** Lists of folders and files as line tables of DWARF 5 have them: each list says what its entries hold (section 6.2.4.1). */
final class DwarfStrings {

    // What a field means

    private static final int PATH = 1;
    private static final int DIRECTORY_INDEX = 2;

    // How it is written: DW_FORM_*

    private static final int DATA2 = 0x05;
    private static final int DATA4 = 0x06;
    private static final int DATA8 = 0x07;
    private static final int STRING = 0x08;
    private static final int BLOCK = 0x09;
    private static final int DATA1 = 0x0B;
    private static final int STRP = 0x0E;
    private static final int UDATA = 0x0F;
    private static final int DATA16 = 0x1E;
    private static final int LINE_STRP = 0x1F;

    private final CoffObject object;

    /** By section. */
    private final Map<String, byte[]> contents = new HashMap<>();

    DwarfStrings(CoffObject object) {
        this.object = object;
    }

    /** @param folder its index in the list of folders */
    record Entry(String name, long folder) {}

    private record Field(long meaning, long form) {}

    /** Reads a list. */
    List<Entry> entries(ByteReader in) throws MalformedInput {
        List<Field> fields = new ArrayList<>();
        for (int count = in.u8(); count > 0; count--) {
            fields.add(new Field(in.uleb128(), in.uleb128()));
        }
        long count = in.uleb128();
        if (count < 0 || count > in.remaining()) {
            throw new MalformedInput("a line table names more files than it has bytes");
        }
        List<Entry> entries = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            entries.add(entry(in, fields));
        }
        return entries;
    }

    private Entry entry(ByteReader in, List<Field> fields) throws MalformedInput {
        String name = "";
        long folder = 0;
        for (Field field : fields) {
            if (field.meaning() == PATH) {
                name = text(in, (int) field.form());
            } else if (field.meaning() == DIRECTORY_INDEX) {
                folder = number(in, (int) field.form());
            } else {
                skip(in, (int) field.form());
            }
        }
        return new Entry(name, folder);
    }

    private String text(ByteReader in, int form) throws MalformedInput {
        return switch (form) {
            case STRING -> in.zeroTerminated();
            // Relocations move these offsets where several objects become one: within one they are right as they are.
            case LINE_STRP -> at(".debug_line_str", in.u32());
            case STRP -> at(".debug_str", in.u32());
            default -> throw new MalformedInput("a line table has a name of form " + form);
        };
    }

    private String at(String section, long offset) throws MalformedInput {
        byte[] known = contents.get(section);
        if (known == null) {
            Optional<DwarfSection> strings = DwarfSection.find(object, section);
            if (strings.isEmpty()) {
                throw new MalformedInput("a line table refers to " + section + ", which is not there");
            }
            known = strings.get().content();
            contents.put(section, known);
        }
        ByteReader in = new ByteReader(known);
        in.seek(offset);
        return in.zeroTerminated();
    }

    private static long number(ByteReader in, int form) throws MalformedInput {
        return switch (form) {
            case DATA1 -> in.u8();
            case DATA2 -> in.u16();
            case UDATA -> in.uleb128();
            default -> throw new MalformedInput("a line table has a number of form " + form);
        };
    }

    private static void skip(ByteReader in, int form) throws MalformedInput {
        switch (form) {
            case DATA1 -> in.skip(1);
            case DATA2 -> in.skip(2);
            case DATA4, STRP, LINE_STRP -> in.skip(4);
            case DATA8 -> in.skip(8);
            case DATA16 -> in.skip(16);
            case UDATA -> in.uleb128();
            case STRING -> in.zeroTerminated();
            case BLOCK -> in.skip((int) Math.min(in.uleb128(), Integer.MAX_VALUE));
            default -> throw new MalformedInput("a line table has a field of form " + form);
        }
    }
}
