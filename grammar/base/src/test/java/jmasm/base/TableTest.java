package jmasm.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final String TEXT = """
            # what the columns mean
            mnemonic  operands      encoding

            add       rw:r8  r:rm8  02 /r     # four cells
            """;

    @Test
    void singleBlanksBelongToACell() {
        Table table = Table.parse("x.tbl", "mnemonic  encoding  flags\nadd  02 /r  -\nsub  2A /r\n");
        assertEquals(List.of("mnemonic", "encoding", "flags"), table.columns());
        assertEquals("02 /r", table.rows().get(0).cell(table.column("encoding")));
        assertEquals("", table.rows().get(0).cell(2));
        assertEquals("", table.rows().get(1).cell(2));
        assertEquals(3, table.rows().get(1).line());
    }

    @Test
    void aRowWithTooManyCellsIsNamed() {
        Table.Row row = Table.parse("x.tbl", TEXT).rows().get(0);
        assertEquals("add", row.cell(0));
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> row.cell(1));
        assertEquals("x.tbl:4: 4 cells for 3 columns", e.getMessage());
    }

    @Test
    void tabsSeparateToo() {
        assertEquals(List.of("a", "b c"), Table.parse("x.tbl", "a\tb c").columns());
    }
}
