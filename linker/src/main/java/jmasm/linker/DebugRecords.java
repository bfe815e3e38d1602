package jmasm.linker;

import java.util.Optional;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffRelocations;
import jmasm.coff.CoffSection;
import jmasm.coff.RelocationType;

/** The CodeView records of a section, with their references to code and data filled in. */
final class DebugRecords {

    private DebugRecords() {}

    /**
     * What is not in the image has section 0: readers skip it.
     *
     * @throws MalformedInput when a reference lies outside of the section
     */
    static byte[] filledIn(ObjectFile file, CoffSection section, int imageBase) throws MalformedInput {
        byte[] bytes = section.data().clone();
        CoffRelocations relocations = section.packedRelocations();
        for (int i = 0; i < relocations.size(); i++) {
            RelocationType type = RelocationType.at(relocations.typeCode(i));
            int at = relocations.offset(i);
            if (type == null || at < 0 || at > bytes.length - type.size()) {
                throw new MalformedInput("a relocation of " + section.name() + " lies outside of it");
            }
            Optional<Place> place = Place.of(file.symbol(relocations.symbol(i)));
            if (place.isPresent()) {
                fill(type, bytes, at, place.get(), imageBase);
            }
        }
        return bytes;
    }

    /** Where a symbol lies in the image. */
    record Place(OutputSection section, int offset) {

        static Optional<Place> of(SymbolSlot slot) {
            if (!(slot.target() instanceof LinkSymbol.Defined defined)) {
                return Optional.empty();
            }
            Chunk chunk = defined.chunk() instanceof SectionChunk section ? section.winner() : defined.chunk();
            return chunk.output() == null || chunk.output().number() == 0
                    ? Optional.empty()
                    : Optional.of(new Place(
                            chunk.output(),
                            chunk.rva() + defined.offset() - chunk.output().rva()));
        }
    }

    private static void fill(RelocationType type, byte[] bytes, int at, Place place, int imageBase) {
        int rva = place.section().rva() + place.offset();
        switch (type) {
            case IMAGE_REL_I386_SECREL -> add(bytes, at, place.offset(), 4);
            case IMAGE_REL_I386_SECTION -> add(bytes, at, place.section().number(), 2);
            case IMAGE_REL_I386_DIR32 -> add(bytes, at, imageBase + rva, 4);
            case IMAGE_REL_I386_DIR32NB -> add(bytes, at, rva, 4);
            default -> {
                // Compilers use no other in debug records.
            }
        }
    }

    private static void add(byte[] bytes, int at, int value, int size) {
        long old = 0;
        for (int i = 0; i < size; i++) {
            old |= (bytes[at + i] & 0xFFL) << 8 * i;
        }
        long sum = old + value;
        for (int i = 0; i < size; i++) {
            bytes[at + i] = (byte) (sum >> 8 * i);
        }
    }
}
