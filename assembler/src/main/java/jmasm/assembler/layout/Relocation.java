package jmasm.assembler.layout;

import jmasm.coff.RelocationType;

/**
 * A field that the linker completes. {@code offset} counts from the section's beginning; the field holds the addend.
 */
public record Relocation(int offset, RelocationTarget target, RelocationType type) {

    Relocation movedBy(int bytes) {
        return bytes == 0 ? this : new Relocation(offset + bytes, target, type);
    }
}
