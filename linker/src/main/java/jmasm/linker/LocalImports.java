package jmasm.linker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.coff.CoffRelocations;
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
        Map<SymbolSlot, SymbolSlot> locals = locals();
        if (locals.isEmpty()) {
            return List.of();
        }
        warn(locals, objects);
        List<Chunk> pointers = new ArrayList<>();
        for (Map.Entry<SymbolSlot, SymbolSlot> pair : locals.entrySet()) {
            Pointer pointer = new Pointer(pair.getValue());
            pair.getKey().set(new LinkSymbol.Defined(pointer, 0, Optional.empty(), false));
            pointers.add(pointer);
        }
        return pointers;
    }

    /** From {@code __imp_x}, which nobody defines, to {@code x}, which is defined here. */
    private Map<SymbolSlot, SymbolSlot> locals() {
        Map<SymbolSlot, SymbolSlot> locals = new LinkedHashMap<>();
        for (SymbolSlot slot : symbols.undefined()) {
            if (!SymbolTable.isKnown(slot) && slot.name().startsWith(ImportMember.IMP_PREFIX)) {
                Optional<SymbolSlot> local = symbols.find(slot.name().substring(ImportMember.IMP_PREFIX.length()));
                if (local.isPresent() && local.get().target() instanceof LinkSymbol.Defined) {
                    locals.put(slot, local.get());
                }
            }
        }
        return locals;
    }

    /** Once for each symbol, naming the first object that imports it. */
    private void warn(Map<SymbolSlot, SymbolSlot> locals, List<ObjectFile> objects) {
        Set<SymbolSlot> warned = new HashSet<>();
        for (ObjectFile file : objects) {
            FunctionFinder functions = new FunctionFinder(file);
            for (SectionChunk chunk : file.chunks()) {
                CoffRelocations relocations = chunk.section().packedRelocations();
                for (int i = 0; i < relocations.size(); i++) {
                    SymbolSlot imported = file.symbol(relocations.symbol(i));
                    SymbolSlot local = locals.get(imported);
                    if (local != null && warned.add(imported)) {
                        warn(file, functions.at(chunk, relocations.offset(i)), local);
                    }
                }
            }
        }
    }

    private void warn(ObjectFile file, Optional<String> function, SymbolSlot local) {
        String definer = SymbolTable.definedIn(local.target());
        problems.report(
                function.isPresent()
                        ? Diagnostic.in(
                                file.name(),
                                LinkProblem.IMPORTED_LOCALLY,
                                local.name(),
                                definer,
                                file.name(),
                                function.get())
                        : Diagnostic.in(
                                file.name(),
                                LinkProblem.IMPORTED_LOCALLY_SOMEWHERE,
                                local.name(),
                                definer,
                                file.name()));
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
