package jmasm.linker;

/** The final RVA of a symbol that is known to have one: an entry point, an export. */
final class Addresses {

    private Addresses() {}

    static int rva(SymbolSlot slot) {
        LinkSymbol symbol = slot.target();
        if (symbol instanceof LinkSymbol.Defined defined) {
            Chunk chunk = defined.chunk() instanceof SectionChunk section ? section.winner() : defined.chunk();
            return chunk.rva() + defined.offset();
        }
        if (symbol instanceof LinkSymbol.Imported imported) {
            return imported.name().chunk(imported.slot()).rva();
        }
        if (symbol instanceof LinkSymbol.Absolute absolute) {
            return absolute.value();
        }
        throw new IllegalStateException(slot.name() + " is unresolved and was not reported");
    }
}
