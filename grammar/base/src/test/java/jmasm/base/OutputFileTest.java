package jmasm.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    Path folder;

    @Test
    void replacesAnOldFileAndLeavesNothingElse() throws IOException {
        Path target = folder.resolve("a b.exe");
        OutputFile.write(target, new byte[] {1});
        OutputFile.write(target, new byte[] {2, 3});
        assertArrayEquals(new byte[] {2, 3}, Files.readAllBytes(target));
        assertEquals(1, count());
    }

    @Test
    void aMissingFolderIsAnErrorAndCreatesNothing() throws IOException {
        assertThrows(IOException.class, () -> OutputFile.write(folder.resolve("no/a.exe"), new byte[1]));
        assertEquals(0, count());
    }

    @Test
    void aFolderIsNotReplaced() throws IOException {
        Path target = Files.createDirectory(folder.resolve("a.exe"));
        assertThrows(IOException.class, () -> OutputFile.write(target, new byte[1]));
        assertEquals(1, count());
    }

    @Test
    void severalFilesAreReplacedTogether() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        OutputFile.write(one, new byte[] {1});
        try (OutputFiles files = new OutputFiles()) {
            files.add(one.toFile(), List.of(new byte[] {2}, new byte[] {3}));
            files.add(two.toFile(), List.of(new byte[] {4}));
            assertArrayEquals(new byte[] {1}, Files.readAllBytes(one), "not yet");
            assertFalse(Files.exists(two));
            files.commit();
        }
        assertArrayEquals(new byte[] {2, 3}, Files.readAllBytes(one));
        assertArrayEquals(new byte[] {4}, Files.readAllBytes(two));
        assertEquals(2, count());
    }

    @Test
    void withoutACommitNothingChanges() throws IOException {
        try (OutputFiles files = new OutputFiles()) {
            files.add(folder.resolve("one").toFile(), List.of(new byte[1]));
            assertEquals(1, count(), "beside the target");
        }
        assertEquals(0, count());
    }

    /** Nobody has the number of a process that is longer than any system's; the other is this test's own. */
    @Test
    void whatKilledRunsLeftIsRemoved() throws IOException {
        Path own = folder.resolve(".a.exe." + ProcessHandle.current().pid() + ".0.part");
        Path others = folder.resolve(".b.exe.99999999999.0.part");
        Path strange = folder.resolve(".a.exe.x.0.part");
        Path stranger = folder.resolve(".a.exe.part");
        for (Path left : List.of(folder.resolve(".a.exe.99999999999.0.part"), own, others, strange, stranger)) {
            Files.createFile(left);
        }
        OutputFile.write(folder.resolve("a.exe"), new byte[1]);
        assertEquals(5, count(), "the first is gone, the image is new");
        assertTrue(Files.exists(own), "another thread may be writing it");
        assertTrue(Files.exists(others), "the next run for that target removes it");
        assertTrue(Files.exists(strange), "nothing of ours");
    }

    private long count() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
