package jmasm.coff;

import java.util.ArrayList;
import java.util.List;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;

/**
 * A resource of a compiled resource file (.res).
 *
 * @param language LANGID, 0 to 65,535
 * @param data     not to be changed
 */
public record Resource(Id type, Id name, int language, byte[] data) {

    private static final int SMALLEST_HEADER = 32;
    private static final int NUMBER_FOLLOWS = 0xFFFF;

    /** A type or a name: a number, or text. */
    public sealed interface Id extends Comparable<Id> {

        /** @param value 0 to 65,535 */
        record Number(int value) implements Id {

            @Override
            public String toString() {
                return Integer.toString(value);
            }
        }

        /** @param value in capitals, as resource compilers write it */
        record Text(String value) implements Id {

            @Override
            public String toString() {
                return '"' + value + '"';
            }
        }

        /** The order of a resource directory: texts by their UTF-16 units, then numbers. */
        @Override
        default int compareTo(Id other) {
            if (this instanceof Text a && other instanceof Text b) {
                return a.value().compareTo(b.value());
            }
            if (this instanceof Number a && other instanceof Number b) {
                return Integer.compare(a.value(), b.value());
            }
            return this instanceof Text ? -1 : 1;
        }
    }

    /** @throws MalformedInput when a header or data is cut off or makes no sense */
    public static List<Resource> readAll(byte[] file) throws MalformedInput {
        ByteReader in = new ByteReader(file);
        List<Resource> resources = new ArrayList<>();
        while (in.remaining() >= SMALLEST_HEADER) {
            int start = in.position();
            long dataSize = in.u32();
            long headerSize = in.u32();
            if (headerSize < SMALLEST_HEADER || headerSize + dataSize > file.length - start) {
                throw new MalformedInput(String.format("the resource at %Xh is cut off", start));
            }
            Id type = id(in);
            Id name = id(in);
            in.skip(-in.position() & 3);
            in.skip(4 + 2); // data version, memory flags
            int language = in.u16();
            if (in.position() > start + headerSize) {
                throw new MalformedInput(String.format("the header of the resource at %Xh is too short", start));
            }
            in.seek(start + headerSize);
            byte[] data = in.bytes((int) dataSize);
            in.skip(Math.min(-in.position() & 3, in.remaining()));
            // The first, empty, entry only marks a 32-bit file.
            if (dataSize > 0 || !type.equals(new Id.Number(0))) {
                resources.add(new Resource(type, name, language, data));
            }
        }
        if (in.remaining() > 0) {
            throw new MalformedInput(String.format("the resource at %Xh is cut off", in.position()));
        }
        return resources;
    }

    private static Id id(ByteReader in) throws MalformedInput {
        int unit = in.u16();
        if (unit == NUMBER_FOLLOWS) {
            return new Id.Number(in.u16());
        }
        StringBuilder text = new StringBuilder();
        while (unit != 0) {
            text.append((char) unit);
            unit = in.u16();
        }
        return new Id.Text(text.toString());
    }
}
