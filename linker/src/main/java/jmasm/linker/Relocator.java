package jmasm.linker;

import jmasm.base.Diagnostic;
import jmasm.coff.CoffRelocations;
import jmasm.coff.RelocationType;

/** Fills the fields of one section that refer to symbols. The field's old content is added. */
final class Relocator {

    private static final int LARGEST_SECREL7 = 0x7F;

    private final SectionChunk chunk;
    private final byte[] bytes;
    private final int start;
    private final AddressSpace space;

    // What the symbol of the current relocation comes to; fields, since a record for each would cost more than the
    // rest.

    /** VA, or the number itself. */
    private int address;

    private boolean moves;

    /** Of the image; one more than there are for a number. */
    private int sectionNumber;

    private int sectionOffset;

    /** @param start of the chunk's bytes in {@code bytes} */
    Relocator(SectionChunk chunk, byte[] bytes, int start, AddressSpace space) {
        this.chunk = chunk;
        this.bytes = bytes;
        this.start = start;
        this.space = space;
    }

    void applyAll() {
        CoffRelocations relocations = chunk.section().packedRelocations();
        ObjectFile file = chunk.file();
        int address32 = RelocationType.IMAGE_REL_I386_DIR32.code();
        int distance32 = RelocationType.IMAGE_REL_I386_REL32.code();
        int behindField = space.imageBase() + chunk.rva() + 4;
        // Nearly all are of two types, which need no more than the symbol's address.
        for (int i = 0; i < relocations.size(); i++) {
            SymbolSlot slot = file.symbol(relocations.symbol(i));
            int type = relocations.typeCode(i);
            int offset = relocations.offset(i);
            if (type == address32) {
                add32(start + offset, addressOf(slot));
            } else if (type == distance32) {
                add32(start + offset, addressOf(slot) - (behindField + offset));
            } else {
                apply(RelocationType.at(type), slot, offset);
            }
        }
    }

    private int addressOf(SymbolSlot slot) {
        long placement = slot.placement();
        return placement != 0 ? (int) placement : place(slot);
    }

    private int place(SymbolSlot slot) {
        if (resolve(slot)) {
            slot.place(address);
        }
        return address;
    }

    private void apply(RelocationType type, SymbolSlot slot, int offset) {
        resolve(slot);
        int at = start + offset;
        int field = chunk.rva() + offset;
        switch (type) {
            case IMAGE_REL_I386_ABSOLUTE -> {
                // Nothing to do, by definition.
            }
            case IMAGE_REL_I386_DIR32, IMAGE_REL_I386_REL32 ->
                throw new IllegalStateException(type + " has been applied");
            case IMAGE_REL_I386_DIR32NB -> add32(at, address - (moves ? space.imageBase() : 0));
            case IMAGE_REL_I386_SECTION -> add16(at, sectionNumber);
            case IMAGE_REL_I386_SECREL -> add32(at, sectionOffset);
            case IMAGE_REL_I386_SECREL7 -> {
                checkRange(type, slot, sectionOffset, 0, LARGEST_SECREL7);
                bytes[at] = (byte) (bytes[at] + sectionOffset);
            }
            case IMAGE_REL_I386_DIR16 -> {
                checkRange(type, slot, address, Short.MIN_VALUE, 0xFFFF);
                add16(at, address);
            }
            case IMAGE_REL_I386_REL16 -> {
                int distance = address - (space.imageBase() + field + 2);
                checkRange(type, slot, distance, Short.MIN_VALUE, Short.MAX_VALUE);
                add16(at, distance);
            }
            case IMAGE_REL_I386_SEG12, IMAGE_REL_I386_TOKEN ->
                throw new IllegalStateException(type + " was not refused");
        }
    }

    /** Sets the four fields that say what a symbol comes to. @return false when it has no address, which is reported */
    private boolean resolve(SymbolSlot slot) {
        LinkSymbol symbol = slot.target();
        Chunk place;
        int offset = 0;
        if (symbol instanceof LinkSymbol.Defined defined) {
            place = defined.chunk() instanceof SectionChunk section ? section.winner() : defined.chunk();
            offset = defined.offset();
        } else if (symbol instanceof LinkSymbol.Imported imported) {
            place = imported.name().chunk(imported.slot());
        } else if (symbol instanceof LinkSymbol.Absolute absolute) {
            set(absolute.value(), false, space.sectionCount() + 1, absolute.value());
            return true;
        } else {
            throw new IllegalStateException(slot.name() + " is unresolved and was not reported");
        }
        OutputSection output = place.output();
        if (output == null) {
            space.problems().report(Diagnostic.in(chunk.file().name(), LinkProblem.DISCARDED_TARGET, slot.name()));
            set(0, false, 0, 0);
            return false;
        }
        int rva = place.rva() + offset;
        set(space.imageBase() + rva, true, output.number(), rva - output.rva());
        return true;
    }

    private void set(int newAddress, boolean newMoves, int newSectionNumber, int newSectionOffset) {
        address = newAddress;
        moves = newMoves;
        sectionNumber = newSectionNumber;
        sectionOffset = newSectionOffset;
    }

    private void checkRange(RelocationType type, SymbolSlot slot, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            space.problems()
                    .report(Diagnostic.in(
                            chunk.file().name(), LinkProblem.FIXUP_OVERFLOW, type.shortName(), slot.name()));
        }
    }

    private void add32(int at, int value) {
        int sum = value
                + (bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24);
        bytes[at] = (byte) sum;
        bytes[at + 1] = (byte) (sum >> 8);
        bytes[at + 2] = (byte) (sum >> 16);
        bytes[at + 3] = (byte) (sum >> 24);
    }

    private void add16(int at, int value) {
        int sum = value + (bytes[at] & 0xFF | bytes[at + 1] << 8);
        bytes[at] = (byte) sum;
        bytes[at + 1] = (byte) (sum >> 8);
    }
}
