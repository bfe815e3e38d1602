package jmasm.assembler.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NameTableTest {

    @Test
    void findsANameWhereItStandsInALine() {
        NameTable<Integer> table = new NameTable<>(false);
        table.put("counter", 1);
        assertEquals(1, table.get("    inc Counter ; up", 8, 15));
        assertNull(table.get("    inc Counter ; up", 8, 14));
        assertNull(table.get("    inc Counter ; up", 4, 7));
    }

    @Test
    void caseCountsWhenItIsSaidTo() {
        NameTable<Integer> table = new NameTable<>(false);
        table.put("Name", 1);
        table.setCaseSensitive(true);
        table.put("NAME", 2);
        assertEquals(1, table.get("Name"));
        assertEquals(2, table.get("NAME"));
        assertNull(table.get("name"));
        table.setCaseSensitive(false);
        assertEquals(1, table.get("name"));
    }

    @Test
    void aNameKeepsItsPlaceWhenItsValueIsReplaced() {
        NameTable<Integer> table = new NameTable<>(false);
        table.put("a", 1);
        table.put("b", 2);
        table.put("c", 3);
        table.put("A", 4);
        table.remove("B");
        assertEquals(List.of(4, 3), table.values());
        table.put("b", 5);
        assertEquals(List.of(4, 3, 5), table.values());
    }

    /** Letters of Latin-1 have a case as well. */
    @Test
    void lettersBeyondAsciiHaveACase() {
        NameTable<Integer> table = new NameTable<>(false);
        table.put("gr\u00FC\u00DFe\u00FF", 1);
        assertEquals(1, table.get("GR\u00DC\u00DFE\u00FF"));
    }

    @Test
    void isAMapByUpperCase() {
        Random random = new Random(1);
        NameTable<Integer> table = new NameTable<>(false);
        Map<String, Integer> map = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String name = (random.nextBoolean() ? "label_" : "Label_") + random.nextInt(3_000);
            String key = name.toUpperCase(Locale.ROOT);
            if (random.nextInt(8) == 0) {
                table.remove(name);
                map.remove(key);
            } else if (random.nextInt(2) == 0) {
                table.put(name, i);
                map.put(key, i);
            }
            assertEquals(map.get(key), table.get(name));
        }
        assertEquals(List.copyOf(map.values()), table.values());
    }
}
