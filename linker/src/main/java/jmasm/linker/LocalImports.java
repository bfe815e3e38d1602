package jmasm.linker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.coff.CoffRelocation;
import jmasm.coff.ImportMember;

/** Pointers for {@code __imp_x} where {@code x} turns out to be defined in this image. */
final class LocalImports {

    private final SymbolTable symbols;
    private final Diagnostics problems;

    LocalImports(SymbolTable symbols, Diagnostics problems) {
        this.symbols = symbols;
        this.problems = problems;
    }

    /** Defines each such symbol as a new pointer. */
    List<Chunk> build(List<ObjectFile> objects) {
        List<Chunk> pointers = new ArrayList<>();
        for (SymbolSlot slot : symbols.all()) {
            if (!slot.name().startsWith(ImportMember.IMP_PREFIX) || SymbolTable.isKnown(slot)) {
                continue;
            }
            String name = slot.name().substring(ImportMember.IMP_PREFIX.length());
            symbols.find(name)
                    .filter(local -> local.target() instanceof LinkSymbol.Defined)
                    .ifPresent(local -> {
                        warn(local, slot, objects);
                        Pointer pointer = new Pointer(local);
                        slot.set(new LinkSymbol.Defined(pointer, 0, java.util.Optional.empty(), false));
                        pointers.add(pointer);
                    });
        }
        return pointers;
    }

    private void warn(SymbolSlot local, SymbolSlot imported, List<ObjectFile> objects) {
        for (ObjectFile file : objects) {
            if (refersTo(file, imported)) {
                problems.report(Diagnostic.in(
                        file.name(),
                        LinkProblem.IMPORTED_LOCALLY,
                        local.name(),
                        SymbolTable.definedIn(local.target()),
                        file.name()));
                return;
            }
        }
    }

    private static boolean refersTo(ObjectFile file, SymbolSlot slot) {
        for (SectionChunk chunk : file.chunks()) {
            for (CoffRelocation relocation : chunk.section().relocations()) {
                if (file.symbol(relocation.symbol()) == slot) {
                    return true;
                }
            }
        }
        return false;
    }

    private static final class Pointer extends SyntheticChunk {

        private final SymbolSlot target;

        Pointer(SymbolSlot target) {
            super(".rdata", READ_ONLY, 4, OptionText.TOOL);
            this.target = target;
        }

        @Override
        int size() {
            return 4;
        }

        @Override
        byte[] bytes(AddressSpace space) {
            return little32(space.imageBase() + Addresses.rva(target));
        }

        @Override
        void forEachAddress(IntConsumer rvas) {
            rvas.accept(rva());
        }
    }
}
