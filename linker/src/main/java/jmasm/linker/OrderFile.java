package jmasm.linker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;

/** {@code /ORDER:@file}: names of functions and variables, one a line, whose COMDAT sections come first, in that order. */
final class OrderFile {

    private OrderFile() {}

    /** The place of each section that the file names, from 0. */
    static Map<Chunk, Integer> read(InputFile file, SymbolTable symbols, Diagnostics problems) {
        Map<Chunk, Integer> order = new HashMap<>();
        String text = file.text();
        for (String line : text.split("\n", -1)) {
            int comment = line.indexOf(';');
            String name = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!name.isEmpty()) {
                add(name, file.name(), order, symbols, problems);
            }
        }
        return order;
    }

    private static void add(
            String name, String file, Map<Chunk, Integer> order, SymbolTable symbols, Diagnostics problems) {
        Optional<SymbolSlot> slot = Optional.empty();
        for (String form : List.of(name, "_" + name)) {
            slot = slot.or(() -> symbols.find(form).filter(SymbolTable::isKnown));
        }
        if (slot.isEmpty()) {
            problems.report(Diagnostic.in(file, LinkProblem.NO_SUCH_SYMBOL, name));
        } else if (slot.get().target() instanceof LinkSymbol.Defined defined
                && defined.chunk() instanceof SectionChunk section
                && section.winner().selection().isPresent()) {
            order.putIfAbsent(section.winner(), order.size());
        } else {
            problems.report(Diagnostic.in(file, LinkProblem.CANNOT_BE_ORDERED, name)
                    .withHint("only a function or variable in a section of its own (COMDAT) can be moved"));
        }
    }
}
