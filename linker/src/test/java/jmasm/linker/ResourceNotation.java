package jmasm.linker;

import java.nio.charset.StandardCharsets;
import jmasm.base.ByteWriter;

/** Resources in a scenario: {@code type name language text}; types and names are numbers or text. */
final class ResourceNotation {

    /** What every .res file begins with. */
    static final byte[] EMPTY = entry("0", "0", 0, new byte[0]);

    private ResourceNotation() {}

    static byte[] append(byte[] file, String line) {
        String[] words = line.split("\\s+", 4);
        byte[] data = words[3].getBytes(StandardCharsets.ISO_8859_1);
        return new ByteWriter()
                .bytes(file)
                .bytes(entry(words[0], words[1], Integer.parseInt(words[2], 16), data))
                .toByteArray();
    }

    private static byte[] entry(String type, String name, int language, byte[] data) {
        ByteWriter ids = new ByteWriter().bytes(id(type)).bytes(id(name));
        ids.align(4);
        ByteWriter out = new ByteWriter().u32(data.length).u32(8 + ids.size() + 16);
        out.bytes(ids.toByteArray()).u32(0).u16(0).u16(language).u32(0).u32(0);
        out.bytes(data);
        out.align(4);
        return out.toByteArray();
    }

    private static byte[] id(String id) {
        ByteWriter out = new ByteWriter();
        if (Character.isDigit(id.charAt(0))) {
            return out.u16(0xFFFF).u16(Integer.parseInt(id)).toByteArray();
        }
        id.chars().forEach(out::u16);
        return out.u16(0).toByteArray();
    }
}
