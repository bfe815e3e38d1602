package jmasm.linker;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which source line made the code at each offset of an object's sections. */
final class LineTable {

    /** For code that no line made. */
    static final int NONE = 0;

    /** By the number of the section; a line holds from its offset on. */
    private final Map<Integer, TreeMap<Integer, Line>> sections = new HashMap<>();

    private record Line(String file, int number) {}

    /** @param number of the line, or {@link #NONE} */
    void add(int section, int offset, String file, int number) {
        sections.computeIfAbsent(section, key -> new TreeMap<>()).put(offset, new Line(file, number));
    }

    /** As messages write it, {@code main.asm(12)}. */
    Optional<String> at(int section, int offset) {
        TreeMap<Integer, Line> lines = sections.get(section);
        Map.Entry<Integer, Line> entry = lines == null ? null : lines.floorEntry(offset);
        return entry == null || entry.getValue().number() == NONE
                ? Optional.empty()
                : Optional.of(entry.getValue().file() + "(" + entry.getValue().number() + ")");
    }
}
