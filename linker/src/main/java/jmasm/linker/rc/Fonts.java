package jmasm.linker.rc;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jmasm.base.ByteReader;
import jmasm.base.ByteWriter;
import jmasm.base.MalformedInput;
import jmasm.coff.Resource;

/** Bitmap fonts of Windows ({@code .fnt}): each is a resource, and one more, by which Windows finds them, lists them all. */
final class Fonts {

    static final int RT_FONT = 8;
    private static final int RT_FONTDIR = 7;
    private static final Resource.Id LIST_NAME = new Resource.Id.Text("FONTDIR");

    /** What the list has of a font: all of its header but where its pictures are (FONTDIRENTRY). */
    private static final int HEADER = 113;

    private static final int SIZE = 2;
    private static final int DEVICE_NAME = 101;
    private static final int FACE_NAME = 105;

    private final Script script;

    /** What the list says, by number. */
    private final Map<Integer, byte[]> entries = new TreeMap<>();

    private int language;

    Fonts(Script script) {
        this.script = script;
    }

    void add(Resource.Id name, int ownLanguage, ScriptFile file, List<Resource> resources) {
        if (!(name instanceof Resource.Id.Number number)) {
            throw script.fail(RcProblem.EXPECTED, "a number as the name of a font", name);
        }
        try {
            language = entries.isEmpty() ? ownLanguage : language;
            entries.put(number.value(), entry(file.bytes()));
        } catch (MalformedInput e) {
            throw script.fail(RcProblem.BAD_FILE, file.name(), "font");
        }
        resources.add(new Resource(new Resource.Id.Number(RT_FONT), name, ownLanguage, file.bytes()));
    }

    private static byte[] entry(byte[] file) throws MalformedInput {
        ByteReader in = new ByteReader(file);
        byte[] header = in.bytes(HEADER);
        in.seek(SIZE);
        if (in.u32() != file.length) {
            throw new MalformedInput("no font");
        }
        return new ByteWriter()
                .bytes(header)
                .latin1(name(in, DEVICE_NAME))
                .u8(0)
                .latin1(name(in, FACE_NAME))
                .u8(0)
                .toByteArray();
    }

    /** @param at where the header has the name's offset, 0 for none */
    private static String name(ByteReader in, int at) throws MalformedInput {
        in.seek(at);
        long offset = in.u32();
        if (offset == 0) {
            return "";
        }
        in.seek(offset);
        return in.zeroTerminated();
    }

    /** Behind all statements. */
    void addList(List<Resource> resources) {
        if (entries.isEmpty()) {
            return;
        }
        RcWriter out = new RcWriter().u16(entries.size());
        entries.forEach((number, entry) -> out.u16(number).bytes(entry));
        resources.add(new Resource(new Resource.Id.Number(RT_FONTDIR), LIST_NAME, language, out.toBytes()));
    }
}
