package jmasm.machine.loader;

import java.util.List;
import java.util.Optional;
import jmasm.coff.ExportTable;
import jmasm.coff.MapSymbols;
import jmasm.coff.PeImage;
import jmasm.machine.nt.Hex;

/**
 * A mapped image.
 *
 * @param path    as the guest knows it
 * @param base    where it lies, which need not be its image base
 * @param exports empty when it exports nothing
 * @param symbols from its map; empty when there is none
 */
record Module(String path, int base, PeImage image, Optional<ExportTable> exports, Optional<MapSymbols> symbols) {

    /** The file's name, e.g. {@code ntdll.dll}. */
    String name() {
        return path.substring(path.lastIndexOf('\\') + 1);
    }

    /** Without its extension, as debuggers call it. */
    String shortName() {
        int dot = name().lastIndexOf('.');
        return dot > 0 ? name().substring(0, dot) : name();
    }

    int size() {
        return image.optionalHeader().sizeOfImage();
    }

    boolean isRelocated() {
        return base != image.imageBase();
    }

    /** The address of the entry point; 0 when there is none. */
    int entryPoint() {
        int rva = image.optionalHeader().addressOfEntryPoint();
        return rva == 0 ? 0 : base + rva;
    }

    boolean contains(int address) {
        return Integer.compareUnsigned(address - base, size()) < 0;
    }

    /** The address of a symbol of the map or, without one, of an export that isn't forwarded; 0 when there is none. */
    int address(String name) {
        if (symbols.isPresent()) {
            for (MapSymbols.Symbol symbol : symbols.get().symbols()) {
                if (undecorated(symbol.name()).equals(name)) {
                    return base + symbol.rva();
                }
            }
        }
        return exports.flatMap(table -> table.find(name))
                .filter(export -> export.forwarder().isEmpty())
                .map(export -> base + export.rva())
                .orElse(0);
    }

    /** {@code symbol+offset}; empty when no symbol lies before the address. */
    Optional<String> symbol(int address) {
        int rva = address - base;
        return symbols.isPresent() ? mapSymbol(rva) : exportSymbol(rva);
    }

    private Optional<String> mapSymbol(int rva) {
        List<MapSymbols.Symbol> all = symbols.orElseThrow().symbols();
        MapSymbols.Symbol nearest = symbols.get().at(rva).orElse(null);
        if (nearest == null || !isInSectionOf(nearest.rva(), rva)) {
            return Optional.empty();
        }
        // Of several names for one place, as ntdll's Nt and Zw, the first in alphabetical order.
        int at = all.indexOf(nearest);
        String name = undecorated(nearest.name());
        while (at > 0 && all.get(at - 1).rva() == nearest.rva()) {
            at--;
            String other = undecorated(all.get(at).name());
            name = other.compareTo(name) < 0 ? other : name;
        }
        return Optional.of(withOffset(name, rva - nearest.rva()));
    }

    private Optional<String> exportSymbol(int rva) {
        String name = null;
        int nearest = 0;
        if (exports.isPresent()) {
            for (ExportTable.Export export : exports.get().exports()) {
                boolean candidate = export.name().isPresent()
                        && export.forwarder().isEmpty()
                        && export.rva() <= rva
                        && isInSectionOf(export.rva(), rva);
                if (candidate
                        && (name == null
                                || export.rva() > nearest
                                || export.rva() == nearest
                                        && export.name().get().compareTo(name) < 0)) {
                    nearest = export.rva();
                    name = export.name().get();
                }
            }
        }
        return name == null ? Optional.empty() : Optional.of(withOffset(name, rva - nearest));
    }

    private boolean isInSectionOf(int symbol, int rva) {
        return image.sectionAt(symbol).filter(section -> section.contains(rva)).isPresent();
    }

    private static String withOffset(String name, int offset) {
        return offset == 0 ? name : name + "+" + Hex.of(offset);
    }

    /** {@code _main@0} and {@code _main} are main, {@code @fast@8} is fast; other names stay. */
    static String undecorated(String name) {
        if (name.isEmpty() || name.charAt(0) != '_' && name.charAt(0) != '@') {
            return name;
        }
        int at = name.lastIndexOf('@');
        boolean bytes = at > 0 && at + 1 < name.length();
        for (int i = at + 1; i < name.length() && bytes; i++) {
            bytes = Character.isDigit(name.charAt(i));
        }
        return name.substring(1, bytes ? at : name.length());
    }
}
