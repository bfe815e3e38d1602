package jmasm.assembler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import jmasm.assembler.cli.CommandLineMessages;
import org.junit.jupiter.api.Test;

/** Every message of ml is given by some source or command line, or listed with the reason why not. */
final class MessageListTest {

    private static final Path LIST = Path.of("src/test/resources/jmasm/assembler/messages.txt");

    /** What jml adds to ml's numbers; A4023 came with a later ml than the list's. */
    private static final Set<String> OWN = Set.of("A2900", "A2901", "A4023", "A6900");

    @Test
    void messagesAreGivenOrListedWithAReason() throws IOException {
        Set<String> listed = new TreeSet<>();
        for (String line : Files.readAllLines(LIST)) {
            if (line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("  ", 2);
            assertFalse(parts[1].isBlank(), line);
            if (parts[1].equals("given")) {
                listed.add(parts[0]);
            }
        }
        Set<String> given = new TreeSet<>(CommandLineMessages.numbers());
        for (AsmProblem problem : AsmProblem.values()) {
            given.add(problem.code());
        }
        given.removeAll(OWN);
        assertEquals(listed, given);
    }
}
