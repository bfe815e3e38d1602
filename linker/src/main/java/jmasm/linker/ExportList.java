package jmasm.linker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.coff.ExportTable;

/** The exports of an image with their ordinals, and the table made of them. */
final class ExportList {

    private static final int LARGEST_ORDINAL = 0xFFFF;

    /** An export that has its ordinal. */
    record Numbered(int ordinal, Export export) {}

    private final List<Numbered> exports;
    private final String dllName;

    private ExportList(List<Numbered> exports, String dllName) {
        this.exports = exports;
        this.dllName = dllName;
    }

    /** Drops what is exported twice and gives the rest ordinals, in the order of their names behind those that are given. */
    static ExportList of(List<Export> wanted, String dllName, Diagnostics problems) {
        Map<String, Export> byName = new LinkedHashMap<>();
        for (Export export : wanted) {
            Export first = byName.putIfAbsent(export.name(), export);
            if (first != null && !first.request().equals(export.request())) {
                problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.EXPORTED_TWICE, export.name()));
            }
        }
        if (byName.size() > LARGEST_ORDINAL) {
            problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.TOO_MANY_EXPORTS));
        }
        return new ExportList(number(new ArrayList<>(byName.values())), dllName);
    }

    private static List<Numbered> number(List<Export> exports) {
        if (exports.isEmpty()) {
            return List.of();
        }
        Set<Integer> taken = new HashSet<>();
        List<Numbered> numbered = new ArrayList<>();
        List<Export> open = new ArrayList<>();
        for (Export export : exports) {
            Optional<Integer> ordinal = export.request().ordinal();
            if (ordinal.isPresent()) {
                taken.add(ordinal.get());
                numbered.add(new Numbered(ordinal.get(), export));
            } else {
                open.add(export);
            }
        }
        open.sort(Comparator.comparing(Export::name));
        int next = 1;
        for (Export export : open) {
            while (taken.contains(next)) {
                next++;
            }
            numbered.add(new Numbered(next++, export));
        }
        numbered.sort(Comparator.comparingInt(Numbered::ordinal));
        return numbered;
    }

    boolean isEmpty() {
        return exports.isEmpty();
    }

    /** By ordinal. */
    List<Numbered> exports() {
        return exports;
    }

    String dllName() {
        return dllName;
    }

    /** As {@code /MAPINFO:EXPORTS} has them behind the map. */
    String mapText() {
        StringBuilder text = new StringBuilder("\n Exports\n\n  ordinal    name\n\n");
        for (Numbered numbered : exports) {
            String ordinal = String.valueOf(numbered.ordinal());
            text.append(" ".repeat(Math.max(0, 9 - ordinal.length())))
                    .append(ordinal)
                    .append("    ")
                    .append(numbered.export().name())
                    .append('\n');
        }
        return text.toString();
    }

    /** The {@code .exp} file for them. */
    byte[] exportFile(int timeStamp) {
        return ExportFile.write(table(timeStamp, false).toBytes(0), ExportFile.functions(exports));
    }

    SyntheticChunk chunk(int timeStamp) {
        return new TableChunk(this, timeStamp);
    }

    private ExportTable table(int timeStamp, boolean addressesKnown) {
        List<ExportTable.Export> rows = new ArrayList<>(exports.size());
        for (Numbered numbered : exports) {
            Export export = numbered.export();
            Optional<String> name = export.request().noname() ? Optional.empty() : Optional.of(export.name());
            int rva = addressesKnown ? export.slot().map(Addresses::rva).orElse(0) : 0;
            rows.add(new ExportTable.Export(numbered.ordinal(), name, rva, export.forwarder()));
        }
        return new ExportTable(dllName, timeStamp, exports.get(0).ordinal(), rows);
    }

    private static final class TableChunk extends SyntheticChunk {

        private final ExportList list;
        private final int timeStamp;
        private final int size;

        TableChunk(ExportList list, int timeStamp) {
            super(".edata", READ_ONLY, 4, OptionText.TOOL);
            this.list = list;
            this.timeStamp = timeStamp;
            this.size = list.table(timeStamp, false).size();
        }

        @Override
        int size() {
            return size;
        }

        @Override
        byte[] bytes(AddressSpace space) {
            return list.table(timeStamp, true).toBytes(rva());
        }
    }
}
