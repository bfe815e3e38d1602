package jmasm.coff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import jmasm.base.MalformedInput;
import org.junit.jupiter.api.Test;

class MapSymbolsTest {

    private static final String MAP = """
             testnt

             Timestamp is 00000000

             Preferred load address is 7c900000

             Start         Length     Name                   Class
             0001:00000000 0000001aH .text                   CODE

              Address         Publics by Value              Rva+Base       Lib:Object

             0000:00000007       _absolute                  00000007     <absolute>
             0001:0000000f       _main@0                    7c90100f f   testnt.obj
             0001:00000000       _a_name_that_is_longer_than_its_column@4 7c901000 f   x:y.obj

             entry point at        0001:0000000f

             Static symbols

             0002:00000000       _text                      7c902000     testnt.obj
            """;

    @Test
    void publicsAndStatics() throws MalformedInput {
        MapSymbols map = MapSymbols.parse(MAP);
        assertEquals(0x7C90_0000, map.imageBase());
        assertEquals(
                List.of(
                        new MapSymbols.Symbol(1, 0, "_a_name_that_is_longer_than_its_column@4", 0x1000),
                        new MapSymbols.Symbol(1, 0xF, "_main@0", 0x100F),
                        new MapSymbols.Symbol(2, 0, "_text", 0x2000)),
                map.symbols());
    }

    @Test
    void theNearestBelow() throws MalformedInput {
        MapSymbols map = MapSymbols.parse(MAP);
        assertEquals("_main@0", map.at(0x1012).orElseThrow().name());
        assertEquals("_main@0", map.at(0x100F).orElseThrow().name());
        assertEquals(Optional.empty(), map.at(0xFFF));
    }

    @Test
    void anotherTextIsNoMap() {
        assertThrows(MalformedInput.class, () -> MapSymbols.parse("0001:00000000 _x 00401000"));
    }
}
