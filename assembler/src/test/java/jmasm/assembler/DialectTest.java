package jmasm.assembler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/dialect.md has a row for every source of {@code features}, and every row of a feature names one. */
final class DialectTest {

    private static final Path PAGE = Path.of("../docs/dialect.md");
    private static final String HEAD = "| Feature | Source |";
    private static final Pattern LINK = Pattern.compile("\\]\\((\\.\\./assembler/\\S+\\.asm)\\)");

    @Test
    void eachFeatureHasItsRow() throws IOException {
        TreeSet<String> named = new TreeSet<>();
        for (String row : rows()) {
            Matcher link = LINK.matcher(row);
            assertTrue(link.find(), "no source in the row of a feature: " + row);
            do {
                Path source = PAGE.resolveSibling(link.group(1)).normalize();
                assertTrue(Files.exists(source), "no such source: " + link.group(1));
                named.add(source.getParent().getFileName() + "/" + source.getFileName());
            } while (link.find());
        }
        assertFalse(named.isEmpty(), "no tables with features in " + PAGE);
        TreeSet<String> sources = new TreeSet<>();
        Feature.all().forEach(feature -> sources.add(feature.path()));
        TreeSet<String> without = new TreeSet<>(sources);
        without.removeAll(named);
        assertEquals(new TreeSet<>(), without, "sources without a row in " + PAGE);
        assertEquals(sources, named);
    }

    /** The rows of all tables that name features. */
    private static List<String> rows() throws IOException {
        boolean[] inTable = new boolean[1];
        return Files.readAllLines(PAGE).stream()
                .filter(line -> {
                    boolean head = line.startsWith(HEAD);
                    inTable[0] = head || inTable[0] && line.startsWith("|");
                    return inTable[0] && !head && !line.startsWith("|---");
                })
                .toList();
    }
}
