package jmasm.linker;

import java.util.Optional;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffObject;

/**
 * Finds the source line of an offset in an object. Only messages need it, so that nothing is read before one asks, and tables
 * that make no sense are as if they were not there: no line is better than a wrong one.
 */
final class SourceLines {

    private final CoffObject object;
    private Optional<LineTable> lines = Optional.empty();

    SourceLines(CoffObject object) {
        this.object = object;
    }

    /**
     * As messages write it, {@code main.asm(12)}.
     *
     * @param section its number, from 1
     */
    Optional<String> at(int section, int offset) {
        if (lines.isEmpty()) {
            lines = Optional.of(read());
        }
        return lines.get().at(section, offset);
    }

    private LineTable read() {
        LineTable table = new LineTable();
        try {
            CodeViewLines.read(object, table);
            DwarfLines.read(object, table);
            return table;
        } catch (MalformedInput e) {
            return new LineTable();
        }
    }
}
