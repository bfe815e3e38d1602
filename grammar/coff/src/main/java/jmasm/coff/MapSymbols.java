package jmasm.coff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.base.MalformedInput;

/**
 * The symbols of a linker's map file: publics and statics, in the order of their addresses.
 *
 * @param imageBase the preferred load address
 * @param symbols   ascending by {@link Symbol#rva}
 */
public record MapSymbols(int imageBase, List<Symbol> symbols) {

    private static final String BASE_LINE = "Preferred load address is ";

    /**
     * One line of the map.
     *
     * @param section number, from 1; 0 for an absolute symbol
     * @param offset  from the beginning of the section
     * @param name    decorated
     * @param rva     from the image base
     */
    public record Symbol(int section, int offset, String name, int rva) {}

    /** @throws MalformedInput when the text has no line with the preferred load address, as every map has */
    public static MapSymbols parse(String map) throws MalformedInput {
        Integer base = null;
        List<Symbol> symbols = new ArrayList<>();
        for (String line : map.lines().toList()) {
            String text = line.strip();
            if (text.startsWith(BASE_LINE)) {
                base = hex(text, BASE_LINE.length(), 8).orElse(base);
            } else if (base != null) {
                parseSymbol(text, base).ifPresent(symbols::add);
            }
        }
        if (base == null) {
            throw new MalformedInput("it is no map file: no line tells the preferred load address");
        }
        symbols.sort((a, b) -> Integer.compareUnsigned(a.rva(), b.rva()));
        return new MapSymbols(base, List.copyOf(symbols));
    }

    /** The nearest symbol at or below an RVA. */
    public Optional<Symbol> at(int rva) {
        int low = 0;
        int high = symbols.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(symbols.get(middle).rva(), rva) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? Optional.empty() : Optional.of(symbols.get(low - 1));
    }

    /** {@code 0001:00000010 _main@0 00401010 f testnt.obj}; absolute symbols and other lines are left out. */
    private static Optional<Symbol> parseSymbol(String line, int base) {
        if (line.length() < 14 || line.charAt(4) != ':') {
            return Optional.empty();
        }
        Optional<Integer> section = hex(line, 0, 4);
        Optional<Integer> offset = hex(line, 5, 8);
        int name = skipBlanks(line, 13);
        int nameEnd = skipWord(line, name);
        int address = skipBlanks(line, nameEnd);
        Optional<Integer> va = hex(line, address, 8);
        boolean complete = section.isPresent() && offset.isPresent() && va.isPresent() && name > 13;
        return complete && section.get() != 0 && skipWord(line, address) == address + 8
                ? Optional.of(new Symbol(section.get(), offset.get(), line.substring(name, nameEnd), va.get() - base))
                : Optional.empty();
    }

    private static int skipBlanks(String line, int at) {
        int i = at;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private static int skipWord(String line, int at) {
        int i = at;
        while (i < line.length() && line.charAt(i) != ' ') {
            i++;
        }
        return i;
    }

    private static Optional<Integer> hex(String line, int at, int digits) {
        if (at + digits > line.length()) {
            return Optional.empty();
        }
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = Character.digit(line.charAt(i), 16);
            if (digit < 0) {
                return Optional.empty();
            }
            value = value << 4 | digit;
        }
        return Optional.of(value);
    }
}
