package jmasm.linker.rc;

import java.util.List;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;
import jmasm.coff.Resource;

/** Icons, cursors and bitmaps, from their files. An icon file has several pictures: a resource each, and one that lists them. */
final class Pictures {

    static final int RT_CURSOR = 1;
    static final int RT_BITMAP = 2;
    static final int RT_ICON = 3;

    /** From the type of a picture to that of a list of them. */
    private static final int RT_GROUP = 11;

    private static final int BITMAP_FILE_HEADER = 14;
    private static final int BITMAP_INFO_HEADER = 40;
    private static final int CURSOR_FILE = 2;
    private static final int MOST_PICTURES = 1000;

    private final Script script;
    private int lastId;

    Pictures(Script script) {
        this.script = script;
    }

    void add(int type, Resource.Id name, int language, ScriptFile file, List<Resource> resources) {
        try {
            if (type == RT_BITMAP) {
                resources.add(new Resource(new Resource.Id.Number(type), name, language, bitmap(file.bytes())));
            } else {
                byte[] list = pictures(type, language, file.bytes(), resources);
                resources.add(new Resource(new Resource.Id.Number(type + RT_GROUP), name, language, list));
            }
        } catch (MalformedInput e) {
            String kind = type == RT_BITMAP ? "bitmap" : type == RT_ICON ? "icon" : "cursor";
            throw script.fail(RcProblem.BAD_FILE, file.name(), kind);
        }
    }

    private static byte[] bitmap(byte[] file) throws MalformedInput {
        ByteReader in = new ByteReader(file);
        if (in.u8() != 'B' || in.u8() != 'M') {
            throw new MalformedInput("no bitmap");
        }
        in.seek(BITMAP_FILE_HEADER);
        return in.bytes(in.remaining());
    }

    private byte[] pictures(int type, int language, byte[] file, List<Resource> resources) throws MalformedInput {
        ByteReader in = new ByteReader(file);
        int reserved = in.u16();
        int kind = in.u16();
        int count = in.u16();
        boolean cursor = type == RT_CURSOR;
        if (reserved != 0 || kind != (cursor ? CURSOR_FILE : 1) || count > MOST_PICTURES) {
            throw new MalformedInput("no " + (cursor ? "cursor" : "icon"));
        }
        RcWriter list = new RcWriter().u16(0).u16(kind).u16(count);
        for (int i = 0; i < count; i++) {
            int width = in.u8();
            int height = in.u8();
            int colors = in.u8();
            int unused = in.u8();
            int planes = in.u16(); // of a cursor: where it points, from left
            int bits = in.u16(); // and from above
            int size = in.i32();
            ByteReader at = in.slice(in.u32(), size);
            byte[] picture = at.bytes(size);
            RcWriter content = new RcWriter();
            if (cursor) {
                content.u16(planes).u16(bits);
            }
            ByteReader header = new ByteReader(picture);
            // What is no bitmap is a PNG, whose entry is right.
            boolean isBitmap = size > BITMAP_INFO_HEADER && header.i32() == BITMAP_INFO_HEADER;
            if (isBitmap) {
                header.seek(12);
                planes = header.u16();
                bits = header.u16();
            }
            lastId++;
            if (cursor) {
                list.u16(width).u16(2 * height).u16(planes).u16(bits).u32(size + 4);
            } else {
                list.u8(width)
                        .u8(height)
                        .u8(colors)
                        .u8(unused)
                        .u16(planes)
                        .u16(bits)
                        .u32(size);
            }
            list.u16(lastId);
            resources.add(new Resource(
                    new Resource.Id.Number(type),
                    new Resource.Id.Number(lastId),
                    language,
                    content.bytes(picture).toBytes()));
        }
        return list.toBytes();
    }
}
