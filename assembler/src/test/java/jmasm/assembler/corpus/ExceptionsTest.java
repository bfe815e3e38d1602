package jmasm.assembler.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of exceptions is right when it excuses what differs, and nothing else. */
final class ExceptionsTest {

    private static final Path COMMITTED = Path.of("src/test/resources/jmasm/assembler/corpus/jwasm.tbl");

    @TempDir
    private Path folder;

    @Test
    void excusesWhatDiffers() throws IOException {
        Exceptions exceptions = exceptions("bin/A.ASM  ml  a reason");
        Map<Path, Boolean> units = units("/suite/bin/A.ASM", false, "/suite/bin/B.ASM", true);
        assertEquals(List.of(), exceptions.violations(units));
        assertEquals(Map.of("ml", 1), exceptions.kinds(units));
    }

    @Test
    void findsADifferenceThatIsNotListed() throws IOException {
        assertEquals(
                List.of("/suite/pe/A.ASM: differs, and does not stand in the list"),
                exceptions("bin/A.ASM  ml  a reason").violations(units("/suite/pe/A.ASM", false)));
    }

    @Test
    void findsAnExceptionThatIsNotNeeded() throws IOException {
        assertEquals(
                List.of("/suite/bin/A.ASM: stands in the list, but does not differ any more"),
                exceptions("bin/A.ASM  ml  a reason").violations(units("/suite/bin/A.ASM", true)));
    }

    @Test
    void wantsAReason() {
        assertThrows(IllegalStateException.class, () -> exceptions("bin/A.ASM  ml"));
    }

    @Test
    void theCommittedListIsATable() throws IOException {
        assertEquals(List.of(), Exceptions.read(COMMITTED).violations(Map.of()));
    }

    private Exceptions exceptions(String row) throws IOException {
        Path file = folder.resolve("list.tbl");
        Files.writeString(file, "source  kind  reason\n" + row + "\n");
        return Exceptions.read(file);
    }

    private static Map<Path, Boolean> units(Object... pairs) {
        Map<Path, Boolean> units = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            units.put(Path.of((String) pairs[i]), (Boolean) pairs[i + 1]);
        }
        return units;
    }
}
