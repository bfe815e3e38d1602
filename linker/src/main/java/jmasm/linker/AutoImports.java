package jmasm.linker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jmasm.base.ByteWriter;
import jmasm.coff.CoffRelocations;
import jmasm.coff.ImportMember;
import jmasm.coff.RelocationType;

/**
 * GNU's auto-import: variables of a DLL that were declared without {@code dllimport}. Every reference is made to the slot in
 * the import table that holds the variable's address, and noted in a list; MinGW's start-up code puts the address in place of
 * the slot's ({@code _pei386_runtime_relocator}, version 2 of "runtime pseudo relocations" in binutils' ld/pe-dll.c).
 */
final class AutoImports {

    private static final String START_UP_CODE = "__pei386_runtime_relocator";
    private static final String LIST_BEGIN = "___RUNTIME_PSEUDO_RELOC_LIST__";
    private static final String LIST_END = "___RUNTIME_PSEUDO_RELOC_LIST_END__";

    private final SymbolTable symbols;
    private final Set<SymbolSlot> imported = new HashSet<>();
    private final References list = new References();

    AutoImports(SymbolTable symbols) {
        this.symbols = symbols;
    }

    /** Asks for the slots of what nobody defines, where the start-up code is linked. */
    void request() {
        for (SymbolSlot slot : candidates()) {
            symbols.findOrOffered(ImportMember.IMP_PREFIX + slot.name())
                    .filter(SymbolSlot::isLazy)
                    .ifPresent(pointer -> symbols.reference(pointer.name()));
        }
    }

    /** Lets names that only have a slot mean that slot. */
    void bind() {
        for (SymbolSlot slot : candidates()) {
            symbols.find(ImportMember.IMP_PREFIX + slot.name())
                    .filter(pointer -> !pointer.isUnresolved())
                    .ifPresent(pointer -> {
                        slot.set(pointer.target());
                        imported.add(slot);
                    });
        }
        if (!imported.isEmpty()) {
            setPlace(LIST_BEGIN, 0);
            setPlace(LIST_END, 0);
        }
    }

    private List<SymbolSlot> candidates() {
        return symbols.isDefined(START_UP_CODE)
                ? symbols.undefined().stream()
                        .filter(slot -> !SymbolTable.isKnown(slot))
                        .toList()
                : List.of();
    }

    /** The library has variables of these names, which say that there is no list. */
    private void setPlace(String symbol, int offset) {
        symbols.find(symbol).ifPresent(slot -> slot.set(new LinkSymbol.Defined(list, offset, Optional.empty(), false)));
    }

    /** The list of what in the image refers to a variable of a DLL; empty when nothing does. */
    Optional<Chunk> build(List<ObjectFile> objects) {
        if (imported.isEmpty()) {
            return Optional.empty();
        }
        for (ObjectFile file : objects) {
            for (SectionChunk chunk : file.chunks()) {
                if (chunk.isLive()) {
                    note(chunk);
                }
            }
        }
        setPlace(LIST_END, list.size());
        return Optional.of(list);
    }

    private void note(SectionChunk chunk) {
        CoffRelocations relocations = chunk.section().packedRelocations();
        for (int i = 0; i < relocations.size(); i++) {
            SymbolSlot slot = chunk.file().symbol(relocations.symbol(i));
            RelocationType type = RelocationType.at(relocations.typeCode(i));
            boolean field = type == RelocationType.IMAGE_REL_I386_DIR32 || type == RelocationType.IMAGE_REL_I386_REL32;
            if (field && imported.contains(slot)) {
                list.references.add(new Reference(slot, chunk, relocations.offset(i)));
            }
        }
    }

    private record Reference(SymbolSlot slot, SectionChunk chunk, int offset) {}

    private static final class References extends SyntheticChunk {

        private static final int HEADER_SIZE = 12;
        private static final int ENTRY_SIZE = 12;
        private static final int VERSION_2 = 1;
        private static final int BITS = 32;

        private final List<Reference> references = new ArrayList<>();

        References() {
            super(".rdata", READ_ONLY, 4, OptionText.TOOL);
        }

        @Override
        int size() {
            return HEADER_SIZE + ENTRY_SIZE * references.size();
        }

        @Override
        byte[] bytes(AddressSpace space) {
            ByteWriter out = new ByteWriter().u32(0).u32(0).u32(VERSION_2);
            for (Reference reference : references) {
                out.u32(Addresses.rva(reference.slot()))
                        .u32(reference.chunk().rva() + reference.offset())
                        .u32(BITS);
            }
            return out.toByteArray();
        }
    }
}
