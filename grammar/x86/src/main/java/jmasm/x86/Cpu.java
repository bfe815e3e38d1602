package jmasm.x86;

import java.util.Locale;
import jmasm.base.Table;

/**
 * What a form needs from the processor.
 *
 * @param level      the generation as in MASM's directives: 86, 186, 286, 386, 486, 586, 686; 0 when a feature says all
 * @param privileged needs the {@code P} directives ({@code .386P})
 * @param feature    INTEGER for most
 */
public record Cpu(int level, boolean privileged, Feature feature) {

    /** Reads a cpu cell: {@code 386}, {@code 386p}, {@code x87}, {@code 686+x87}. */
    static Cpu parse(Table.Row row, String cell) {
        int level = 0;
        int at = 0;
        while (at < cell.length() && Character.isDigit(cell.charAt(at))) {
            level = level * 10 + cell.charAt(at++) - '0';
        }
        boolean privileged = level > 0 && cell.startsWith("p", at);
        at += privileged ? 1 : 0;
        at += cell.startsWith("+", at) ? 1 : 0;
        if (at == cell.length()) {
            return new Cpu(level, privileged, Feature.INTEGER);
        }
        String name = cell.substring(at).toUpperCase(Locale.ROOT);
        for (Feature feature : Feature.values()) {
            if (feature.name().equals(name)) {
                return new Cpu(level, privileged, feature);
            }
        }
        throw row.error("unknown cpu '" + cell + "'");
    }
}
