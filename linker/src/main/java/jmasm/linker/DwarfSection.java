package jmasm.linker;

import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffSection;

/**
 * A section of DWARF, by the name that DWARF gives it: GNU's compressed form ({@code -gz}) has another, {@code .zdebug_line}
 * for {@code .debug_line}, and holds {@code ZLIB}, the size and a zlib stream. Relocations mean the content, in either form.
 */
record DwarfSection(CoffSection section, byte[] content) {

    private static final int SIGNATURE = 0x42494C5A;

    /** Tables grow less than tenfold; what grows more was made to fill a memory. */
    private static final int LARGEST_GROWTH = 100;

    /** @throws MalformedInput when it can't be decompressed */
    static Optional<DwarfSection> find(CoffObject object, String name) throws MalformedInput {
        String compressed = ".z" + name.substring(1);
        for (CoffSection section : object.sections()) {
            if (section.name().equals(name)) {
                return Optional.of(new DwarfSection(section, section.data()));
            }
            if (section.name().equals(compressed)) {
                return Optional.of(new DwarfSection(section, decompressed(section.data())));
            }
        }
        return Optional.empty();
    }

    private static byte[] decompressed(byte[] data) throws MalformedInput {
        ByteReader in = new ByteReader(data);
        int signature = in.i32();
        int high = in.i32();
        int size = Integer.reverseBytes(in.i32());
        if (signature != SIGNATURE || high != 0 || size < 0 || size / LARGEST_GROWTH > data.length) {
            throw new MalformedInput("a section of compressed DWARF has no size");
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data, in.position(), in.remaining());
            byte[] content = new byte[size];
            if (inflater.inflate(content) != size) {
                throw new MalformedInput("a section of compressed DWARF is cut off");
            }
            return content;
        } catch (DataFormatException e) {
            throw new MalformedInput("a section of DWARF is compressed, but not by zlib");
        } finally {
            inflater.end();
        }
    }
}
