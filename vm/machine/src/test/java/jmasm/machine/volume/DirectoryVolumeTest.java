package jmasm.machine.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of the host: nothing outside of it can be reached. */
class DirectoryVolumeTest {

    @TempDir
    Path temporary;

    private Path folder;
    private Path outside;

    @BeforeEach
    void makeFolders() throws IOException {
        folder = Files.createDirectory(temporary.resolve("mounted folder"));
        outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
    }

    private DirectoryVolume volume() throws IOException {
        return DirectoryVolume.of(folder, false);
    }

    private static void denied(int status, org.junit.jupiter.api.function.Executable action) {
        assertEquals(status, assertThrows(StatusException.class, action).status());
    }

    @Test
    void symbolicLinksAreThereButCantBeUsed() throws IOException, StatusException {
        Files.createSymbolicLink(folder.resolve("link"), outside);
        Files.createSymbolicLink(folder.resolve("file"), outside.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("dangling"), outside.resolve("new"));
        DirectoryVolume volume = volume();
        denied(Status.STATUS_ACCESS_DENIED, () -> volume.find(NtPath.parse("\\link\\secret")));
        denied(Status.STATUS_ACCESS_DENIED, () -> volume.find(NtPath.parse("\\LINK")));
        denied(Status.STATUS_ACCESS_DENIED, () -> volume.open(NtPath.parse("\\file"), true));
        denied(Status.STATUS_ACCESS_DENIED, () -> volume.find(NtPath.parse("\\Dangling")));
        denied(Status.STATUS_OBJECT_NAME_COLLISION, () -> volume.createFile(NtPath.parse("\\dangling"), 0));
        assertFalse(Files.exists(outside.resolve("new")));
        assertTrue(volume.list(NtPath.ROOT).isEmpty());
    }

    @Test
    void theMountedFolderItselfMayBeALink() throws IOException, StatusException {
        Path link = Files.createSymbolicLink(temporary.resolve("to"), outside);
        assertTrue(
                DirectoryVolume.of(link, false).find(NtPath.parse("\\SECRET")).isPresent());
    }

    @Test
    void ofNamesThatDifferInCaseTheExactOneIsMeantElseTheFirst() throws IOException, StatusException {
        Files.writeString(folder.resolve("a.txt"), "1");
        Files.writeString(folder.resolve("A.TXT"), "22");
        assertEquals(1, volume().find(NtPath.parse("\\a.txt")).orElseThrow().size());
        assertEquals(2, volume().find(NtPath.parse("\\A.TXT")).orElseThrow().size());
        assertEquals(2, volume().find(NtPath.parse("\\A.txt")).orElseThrow().size());
    }

    @Test
    void hostFilesWithNamesThatTheGuestCantSayAreNotListed() throws IOException, StatusException {
        Files.writeString(folder.resolve("a:b"), "");
        Files.writeString(folder.resolve("back\\slash"), "");
        Files.writeString(folder.resolve("nul"), "");
        Files.writeString(folder.resolve("fine"), "");
        assertEquals(1, volume().list(NtPath.ROOT).size());
    }

    @Test
    void aReadOnlyMountStaysAsItIs() throws IOException, StatusException {
        Files.writeString(folder.resolve("f"), "x");
        DirectoryVolume volume = DirectoryVolume.of(folder, true);
        NtPath file = NtPath.parse("\\f");
        int status = Status.STATUS_MEDIA_WRITE_PROTECTED;
        denied(status, () -> volume.createFile(NtPath.parse("\\n"), 0));
        denied(status, () -> volume.createDirectory(NtPath.parse("\\n")));
        denied(status, () -> volume.open(file, true));
        denied(status, () -> volume.setAttributes(file, 0));
        denied(status, () -> volume.delete(file));
        volume.open(file, false).close();
    }

    @Test
    void onlyFoldersCanBeMounted() {
        assertThrows(NoSuchFileException.class, () -> DirectoryVolume.of(folder.resolve("no"), false));
        assertThrows(NotDirectoryException.class, () -> DirectoryVolume.of(outside.resolve("secret"), false));
    }
}
