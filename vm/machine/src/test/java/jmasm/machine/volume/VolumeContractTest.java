package jmasm.machine.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import jmasm.guest.NtStatus;
import jmasm.machine.nt.FileFlags;
import jmasm.machine.nt.StatusException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What every volume does alike. */
class VolumeContractTest {

    @TempDir
    Path folder;

    private interface Check {
        void on(Volume volume) throws StatusException;
    }

    private Stream<DynamicTest> both(Check check) {
        return Stream.of(
                DynamicTest.dynamicTest("memory", () -> check.on(new MemoryVolume())),
                DynamicTest.dynamicTest("directory", () -> check.on(DirectoryVolume.of(folder, false))));
    }

    private static NtPath path(String name) throws StatusException {
        return NtPath.parse(name);
    }

    private static void fails(String status, Executable action) {
        StatusException failure = assertThrows(StatusException.class, action);
        assertEquals(status, new NtStatus.Lookup().name(failure.status()));
    }

    private static void write(Volume volume, String name, long position, String text) throws StatusException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        try (Volume.Content content = volume.open(path(name), true)) {
            content.write(position, bytes, 0, bytes.length);
        }
    }

    private static String read(Volume volume, String name) throws StatusException {
        try (Volume.Content content = volume.open(path(name), false)) {
            byte[] bytes = new byte[100];
            return new String(bytes, 0, content.read(0, bytes, 0, 100), StandardCharsets.ISO_8859_1);
        }
    }

    @TestFactory
    Stream<DynamicTest> namesKeepTheirCaseAndAreFoundInAny() {
        return both(volume -> {
            volume.createDirectory(path("\\Folder"));
            volume.createFile(path("\\FOLDER\\ReadMe.txt"), 0);
            assertEquals(
                    "\\Folder\\ReadMe.txt",
                    volume.find(path("\\folder\\README.TXT"))
                            .orElseThrow()
                            .path()
                            .toString());
            assertTrue(volume.find(path("\\folder\\other")).isEmpty());
            fails("STATUS_OBJECT_PATH_NOT_FOUND", () -> volume.find(path("\\no\\x")));
            fails("STATUS_OBJECT_PATH_NOT_FOUND", () -> volume.find(path("\\folder\\readme.txt\\x")));
        });
    }

    @TestFactory
    Stream<DynamicTest> bytesAreWrittenReadAndCut() {
        return both(volume -> {
            volume.createFile(path("\\f"), 0);
            write(volume, "\\f", 2, "abc");
            assertEquals("\0\0abc", read(volume, "\\f"));
            try (Volume.Content content = volume.open(path("\\f"), true)) {
                content.setSize(1);
                content.setSize(3);
                assertEquals(3, content.size());
                assertEquals(0, content.read(3, new byte[1], 0, 1));
            }
            assertEquals("\0\0\0", read(volume, "\\f"));
            assertEquals(3, volume.find(path("\\f")).orElseThrow().size());
        });
    }

    @TestFactory
    Stream<DynamicTest> listsAreSortedWithoutRegardToCase() {
        return both(volume -> {
            for (String name : new String[] {"\\b", "\\A", "\\c"}) {
                volume.createFile(path(name), 0);
            }
            StringBuilder names = new StringBuilder();
            volume.list(NtPath.ROOT).forEach(entry -> names.append(entry.path()));
            assertEquals("\\A\\b\\c", names.toString());
        });
    }

    @TestFactory
    Stream<DynamicTest> deletingTakesFilesAndEmptyDirectories() {
        return both(volume -> {
            volume.createDirectory(path("\\d"));
            volume.createFile(path("\\d\\f"), 0);
            fails("STATUS_DIRECTORY_NOT_EMPTY", () -> volume.delete(path("\\d")));
            volume.delete(path("\\d\\F"));
            volume.delete(path("\\d"));
            assertTrue(volume.find(path("\\d")).isEmpty());
            fails("STATUS_OBJECT_NAME_NOT_FOUND", () -> volume.delete(path("\\d")));
        });
    }

    @TestFactory
    Stream<DynamicTest> attributesAreKept() {
        return both(volume -> {
            volume.createFile(path("\\f"), FileFlags.FILE_ATTRIBUTE_ARCHIVE | FileFlags.FILE_ATTRIBUTE_HIDDEN);
            assertEquals(0x22, volume.find(path("\\f")).orElseThrow().attributes());
            volume.setAttributes(path("\\f"), FileFlags.FILE_ATTRIBUTE_ARCHIVE | FileFlags.FILE_ATTRIBUTE_READONLY);
            assertEquals(0x21, volume.find(path("\\f")).orElseThrow().attributes());
            fails("STATUS_OBJECT_NAME_COLLISION", () -> volume.createFile(path("\\f"), 0));
        });
    }

    @TestFactory
    Stream<DynamicTest> theRootIsADirectory() throws IOException {
        return both(volume -> assertTrue(volume.find(NtPath.ROOT).orElseThrow().isDirectory()));
    }
}
