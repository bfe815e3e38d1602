package jmasm.x86;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The list of differences that have a reason: {@code differences.txt}, which explains its columns. */
final class KnownDifferences {

    static final Path FILE = Path.of("src/test/resources/jmasm/x86/differences.txt");

    /** Met by the long run only. */
    private static final String RARE = "rare-";

    private record Entry(String name, String tool, Pattern difference) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Pattern> versions = new HashMap<>();
    private final Set<String> met = new TreeSet<>();

    static KnownDifferences load() throws IOException {
        KnownDifferences known = new KnownDifferences();
        for (String line : Files.readAllLines(FILE)) {
            if (line.isBlank() || line.startsWith("#") || line.startsWith(" ")) {
                continue;
            }
            String[] cells = line.split("\\s+", 3);
            if (cells.length != 3) {
                throw new IllegalStateException(FILE + ": not three columns: " + line);
            }
            if (cells[0].equals("versions")) {
                known.versions.put(cells[1], Pattern.compile(cells[2].strip() + ".*"));
                continue;
            }
            known.entries.add(new Entry(cells[0], cells[1], Pattern.compile(cells[2].strip())));
        }
        return known;
    }

    /** Whether the list was made with this version of a tool. */
    boolean isWrittenFor(String tool, String version) {
        return versions.get(tool).matcher(version).matches();
    }

    /** Whether a difference is listed; the entry counts as met then. */
    boolean has(String tool, String difference) {
        for (Entry entry : entries) {
            if (entry.tool.equals(tool) && entry.difference.matcher(difference).matches()) {
                met.add(key(entry));
                return true;
            }
        }
        return false;
    }

    /** Entries for a tool that no difference has met. */
    List<String> unmet(String tool) {
        List<String> unmet = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.tool.equals(tool) && !entry.name.startsWith(RARE) && !met.contains(key(entry))) {
                unmet.add(key(entry));
            }
        }
        return unmet;
    }

    private static String key(Entry entry) {
        return entry.name + " " + entry.tool + " " + entry.difference.pattern();
    }
}
