package jmasm.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import jmasm.base.ExitCode;
import jmasm.linker.cli.Jlink;

/**
 * Runs all three tools once on a small program, so that {@code bin/launch} can have the JVM list the classes they load
 * and archive them: later starts are faster. Prints what they print; ends with 0 when all went
 * well.
 */
public final class Rehearsal {

    private static final int MANY = 30;
    private static final String SOURCE = "rehearsal.asm";

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        ExitCode.exit(run(System.out), System.out, System.err);
    }

    static int run(PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("jmasm");
        try {
            Path source = folder.resolve(SOURCE);
            try (InputStream in = Rehearsal.class.getResourceAsStream(SOURCE)) {
                Files.copy(in, source);
            }
            String object = folder.resolve("rehearsal.obj").toString();
            String image = folder.resolve("rehearsal.exe").toString();
            String drive = "C=" + folder;
            int failures = Jml.run(new String[] {"/c", "/nologo", "/Fo" + object, source.toString()}, out, out);
            failures += Jlink.run(new String[] {"/nologo", "/subsystem:console", "/out:" + image, object}, out, out);
            failures += Jlink.run(manyObjects(folder, object, large(folder, out)), out, out);
            failures += Jrun.run(new String[] {"--mount", drive, image}, out, out);
            failures += Jrun.run(new String[] {"--mount", drive, "--trace=sequence", source.toString()}, out, out);
            failures +=
                    Jrun.run(new String[] {"--mount", drive, "--os", "win7", "--trace", source.toString()}, out, out);
            return failures;
        } finally {
            delete(folder);
        }
    }

    /** An object with a section that jlink writes in two threads. */
    private static String large(Path folder, PrintStream out) throws IOException {
        Path source = folder.resolve("large.asm");
        Files.writeString(source, ".386\n.model flat\n.data\ndb 200000h dup (1)\nend\n");
        String object = folder.resolve("large.obj").toString();
        Jml.run(new String[] {"/c", "/nologo", "/Fo" + object, source.toString()}, out, out);
        return object;
    }

    /** So many that jlink reads them in two threads; what they define several times it is told to overlook. */
    private static String[] manyObjects(Path folder, String object, String large) {
        String[] arguments = new String[MANY];
        Arrays.fill(arguments, object);
        arguments[0] = "/nologo";
        arguments[1] = "/subsystem:console";
        arguments[2] = "/fixed:no";
        arguments[3] = "/force:multiple";
        arguments[4] = "/ignore:4006";
        arguments[5] = "/out:" + folder.resolve("many.exe");
        arguments[MANY - 1] = large;
        return arguments;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
