package jmasm.assembler.layout;

import java.util.ArrayList;
import java.util.List;
import jmasm.base.ByteWriter;

/** A section's bytes and relocations while they are written. */
public final class SectionImage {

    private final ByteWriter bytes = new ByteWriter();
    private final List<Relocation> relocations = new ArrayList<>();

    public ByteWriter bytes() {
        return bytes;
    }

    public List<Relocation> relocations() {
        return relocations;
    }
}
