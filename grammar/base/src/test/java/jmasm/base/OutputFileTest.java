package jmasm.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private long count() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
