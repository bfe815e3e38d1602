package jmasm.linker;

import jmasm.base.Diagnostic;
import jmasm.coff.CoffRelocation;
import jmasm.coff.RelocationType;

/** Fills the fields of one section that refer to symbols. The field's old content is added. */
final class Relocator {

    private static final int LARGEST_SECREL7 = 0x7F;

    private final SectionChunk chunk;
    private final byte[] bytes;
    private final int start;
    private final AddressSpace space;

    /** @param start of the chunk's bytes in {@code bytes} */
    Relocator(SectionChunk chunk, byte[] bytes, int start, AddressSpace space) {
        this.chunk = chunk;
        this.bytes = bytes;
        this.start = start;
        this.space = space;
    }

    void applyAll() {
        for (CoffRelocation relocation : chunk.section().relocations()) {
            apply(relocation, RelocationType.of(relocation.typeCode()).orElseThrow());
        }
    }

    private void apply(CoffRelocation relocation, RelocationType type) {
        SymbolSlot slot = chunk.file().symbol(relocation.symbol());
        Target target = target(slot);
        int at = start + relocation.offset();
        int field = chunk.rva() + relocation.offset();
        switch (type) {
            case IMAGE_REL_I386_ABSOLUTE -> {
                // Nothing to do, by definition.
            }
            case IMAGE_REL_I386_DIR32 -> add32(at, target.address());
            case IMAGE_REL_I386_DIR32NB -> add32(at, target.address() - (target.moves() ? space.imageBase() : 0));
            case IMAGE_REL_I386_REL32 -> add32(at, target.address() - (space.imageBase() + field + 4));
            case IMAGE_REL_I386_SECTION -> add16(at, target.sectionNumber());
            case IMAGE_REL_I386_SECREL -> add32(at, target.sectionOffset());
            case IMAGE_REL_I386_SECREL7 -> {
                checkRange(type, slot, target.sectionOffset(), 0, LARGEST_SECREL7);
                bytes[at] = (byte) (bytes[at] + target.sectionOffset());
            }
            case IMAGE_REL_I386_DIR16 -> {
                checkRange(type, slot, target.address(), Short.MIN_VALUE, 0xFFFF);
                add16(at, target.address());
            }
            case IMAGE_REL_I386_REL16 -> {
                int distance = target.address() - (space.imageBase() + field + 2);
                checkRange(type, slot, distance, Short.MIN_VALUE, Short.MAX_VALUE);
                add16(at, distance);
            }
            case IMAGE_REL_I386_SEG12, IMAGE_REL_I386_TOKEN ->
                throw new IllegalStateException(type + " was not refused");
        }
    }

    /**
     * What a symbol comes to.
     *
     * @param address       VA, or the number itself
     * @param sectionNumber of the image; one more than there are for a number
     */
    private record Target(int address, boolean moves, int sectionNumber, int sectionOffset) {}

    private Target target(SymbolSlot slot) {
        LinkSymbol symbol = slot.target();
        if (symbol instanceof LinkSymbol.Absolute absolute) {
            return new Target(absolute.value(), false, space.sectionCount() + 1, absolute.value());
        }
        Chunk place;
        int offset = 0;
        if (symbol instanceof LinkSymbol.Defined defined) {
            place = defined.chunk() instanceof SectionChunk section ? section.winner() : defined.chunk();
            offset = defined.offset();
        } else if (symbol instanceof LinkSymbol.Imported imported) {
            place = imported.name().chunk(imported.slot());
        } else {
            throw new IllegalStateException(slot.name() + " is unresolved and was not reported");
        }
        if (place.output() == null) {
            space.problems().report(Diagnostic.in(chunk.file().name(), LinkProblem.DISCARDED_TARGET, slot.name()));
            return new Target(0, false, 0, 0);
        }
        int rva = place.rva() + offset;
        return new Target(
                space.imageBase() + rva,
                true,
                place.output().number(),
                rva - place.output().rva());
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
