package jmasm.linker.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jmasm.base.ExitCode;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbol;
import jmasm.coff.WinNt;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever looks at an image's name sees the old image or the new one, whatever becomes of the link. */
class OneStepTest {

    /** So large that writing takes a while. */
    private static final int SIZE = 4 << 20;

    @TempDir
    Path folder;

    private Path image;

    @BeforeEach
    void writeObjects() throws IOException {
        image = folder.resolve("a.exe");
        Files.write(folder.resolve("one.obj"), object((byte) 1));
        Files.write(folder.resolve("two.obj"), object((byte) 2));
    }

    private static byte[] object(byte filling) {
        byte[] data = new byte[SIZE];
        Arrays.fill(data, filling);
        int code = WinNt.IMAGE_SCN_CNT_CODE | WinNt.IMAGE_SCN_MEM_EXECUTE | WinNt.IMAGE_SCN_MEM_READ;
        return new CoffObject(
                        List.of(CoffSection.of(".text", code, data, List.of())),
                        List.of(CoffSymbol.external("_main", 1, 0, true)))
                .toBytes();
    }

    private String[] arguments(String object) {
        return new String[] {
            "/nologo",
            "/subsystem:console",
            "/entry:main",
            "/out:" + image,
            folder.resolve(object).toString()
        };
    }

    private int link(String object, String... more) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        return link(object, nowhere, more);
    }

    private int link(String object, PrintStream out, String... more) {
        List<String> words = new ArrayList<>(List.of(arguments(object)));
        words.addAll(List.of(more));
        return Jlink.run(words.toArray(new String[0]), out, out);
    }

    /** What a link says that fails. */
    private String said(String object, String... more) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertEquals(ExitCode.USER_ERROR, link(object, new PrintStream(said), more));
        return said.toString().replace(folder.toString(), "FOLDER").replace(System.lineSeparator(), "\n");
    }

    /** In a process of its own, behind a shell's command. */
    private ProcessBuilder process(String before, String object) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Jlink.class.getName()));
        words.addAll(List.of(arguments(object)));
        StringBuilder command = new StringBuilder(before).append("exec");
        words.forEach(word -> command.append(" '").append(word).append('\''));
        return new ProcessBuilder("sh", "-c", command.toString()).redirectErrorStream(true);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aReaderNeverSeesHalfAnImage() throws Exception {
        link("two.obj");
        byte[] two = Files.readAllBytes(image);
        link("one.obj");
        byte[] one = Files.readAllBytes(image);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger whole = new AtomicInteger();
        AtomicInteger broken = new AtomicInteger();
        Thread reader = new Thread(() -> {
            while (!done.get()) {
                try {
                    byte[] seen = Files.readAllBytes(image);
                    (Arrays.equals(seen, one) || Arrays.equals(seen, two) ? whole : broken).incrementAndGet();
                } catch (IOException e) {
                    broken.incrementAndGet();
                }
            }
        });
        reader.start();
        for (int i = 0; i < 20; i++) {
            assertEquals(ExitCode.SUCCESS, link(i % 2 == 0 ? "two.obj" : "one.obj"));
        }
        done.set(true);
        reader.join();
        assertEquals(0, broken.get());
        assertTrue(whole.get() > 0);
        assertEquals(List.of("a.exe", "one.obj", "two.obj"), left());
    }

    /** The system refuses to write more than 1 MB, as a full disk does. */
    @Test
    void aFullDiskLeavesTheOldImage() throws Exception {
        link("one.obj");
        byte[] old = Files.readAllBytes(image);
        Process process = process("ulimit -f 2048; ", "two.obj").start();
        String said = new String(process.getInputStream().readAllBytes());
        assertEquals(ExitCode.USER_ERROR, process.waitFor(), said);
        assertTrue(said.contains("fatal error LNK1168: cannot open " + image + " for writing"), said);
        assertArrayEquals(old, Files.readAllBytes(image));
        assertEquals(List.of("a.exe", "one.obj", "two.obj"), left());

        Files.delete(image);
        assertEquals(
                ExitCode.USER_ERROR,
                process("ulimit -f 2048; ", "two.obj").start().waitFor());
        assertFalse(Files.exists(image), "no image where there was none");
    }

    @Test
    void aKilledLinkLeavesTheOldImage() throws Exception {
        link("two.obj");
        byte[] two = Files.readAllBytes(image);
        link("one.obj");
        byte[] one = Files.readAllBytes(image);
        SplittableRandom random = new SplittableRandom(20_260);
        for (int i = 0; i < 12; i++) {
            Files.write(image, one);
            Process process = process("", "two.obj").start();
            Thread.sleep(random.nextInt(500));
            process.destroyForcibly();
            int code = process.waitFor();
            byte[] seen = Files.readAllBytes(image);
            if (code == ExitCode.SUCCESS) {
                assertArrayEquals(two, seen);
            } else {
                assertTrue(Arrays.equals(one, seen) || Arrays.equals(two, seen), "killed, with code " + code);
            }
        }
        // What such a run left does not stand in the way of the next.
        assertEquals(ExitCode.SUCCESS, link("two.obj"));
        assertArrayEquals(two, Files.readAllBytes(image));
        assertEquals(List.of("a.exe", "one.obj", "two.obj"), left(), "the next link removes what killed ones left");
    }

    /** The map is written and the database is not: neither must be there, nor a new image. */
    @Test
    void allFilesAreReplacedOrNone() throws Exception {
        link("one.obj", "/map");
        byte[] old = Files.readAllBytes(image);
        byte[] oldMap = Files.readAllBytes(folder.resolve("a.map"));
        Files.createDirectory(folder.resolve("a.pdb"));
        assertEquals(
                "LINK : fatal error LNK1168: cannot open FOLDER/a.pdb for writing\n  hint: it is a folder\n",
                said("two.obj", "/map", "/debug"));
        assertArrayEquals(old, Files.readAllBytes(image));
        assertArrayEquals(oldMap, Files.readAllBytes(folder.resolve("a.map")));
        assertEquals(List.of("a.exe", "a.map", "a.pdb", "one.obj", "two.obj"), left());
    }

    @Test
    void anImageThatIsAFolderStopsAll() throws Exception {
        Files.createDirectory(image);
        assertEquals(
                "LINK : fatal error LNK1168: cannot open FOLDER/a.exe for writing\n  hint: it is a folder\n",
                said("one.obj", "/map"));
        assertEquals(List.of("a.exe", "one.obj", "two.obj"), left());
    }

    /** For root, who may write anywhere else, the folder is a disk that can only be read. */
    @Test
    void aFolderThatCantBeWrittenTo() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        boolean mounted = closed.toFile().setWritable(false) && Files.isWritable(closed) && mount(closed, "ro");
        try {
            Assumptions.assumeFalse(Files.isWritable(closed), "every folder here can be written to");
            image = closed.resolve("a.exe");
            assertEquals(
                    "LINK : fatal error LNK1168: cannot open FOLDER/closed/a.exe for writing\n"
                            + "  hint: nothing can be written to the folder FOLDER/closed\n",
                    said("one.obj"));
        } finally {
            if (mounted) {
                unmount(closed);
            }
        }
    }

    /** Puts a disk in memory there; false when this user may not. */
    private static boolean mount(Path there, String options) throws Exception {
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", there.toString())
                .redirectErrorStream(true)
                .start();
        mount.getInputStream().readAllBytes();
        return mount.waitFor() == 0;
    }

    private static void unmount(Path there) throws Exception {
        new ProcessBuilder("umount", there.toString()).start().waitFor();
    }

    /** Linux has a device that is always full; a device is not replaced. */
    @Test
    void aFullDevice() throws Exception {
        image = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(image), "there is no such device");
        assertEquals("LINK : fatal error LNK1168: cannot open /dev/full for writing\n", said("one.obj"));
    }

    @Test
    void aDiskThatBecomesFull() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(mount(disk, "size=5m"), "only root can make a disk of 5 MB");
        try {
            image = disk.resolve("a.exe");
            link("one.obj", "/map");
            byte[] old = Files.readAllBytes(image);
            assertEquals(
                    "LINK : fatal error LNK1168: cannot open FOLDER/disk/a.exe for writing\n"
                            + "  hint: the disk is full\n",
                    said("two.obj", "/map"));
            assertArrayEquals(old, Files.readAllBytes(image));
            assertEquals(Set.of("a.exe", "a.map"), Set.of(disk.toFile().list()));
        } finally {
            unmount(disk);
        }
    }

    @Test
    void aLinkWithErrorsLeavesTheOldImage() throws Exception {
        link("one.obj");
        byte[] old = Files.readAllBytes(image);
        Files.write(folder.resolve("two.obj"), new byte[] {0x4C, 1, 9, 0});
        assertNotEquals(ExitCode.SUCCESS, link("two.obj"));
        assertArrayEquals(old, Files.readAllBytes(image));
        assertEquals(List.of("a.exe", "one.obj", "two.obj"), left());
    }
}
