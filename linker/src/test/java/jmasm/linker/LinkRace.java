package jmasm.linker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jmasm.base.MalformedInput;
import jmasm.coff.PeImage;
import jmasm.coff.PeSection;

/**
 * Wall time of whole processes, {@code jlink} against {@code lld-link} on one thread, in turn: {@code LinkRace bin rounds
 * [object ...]}. Links what {@link LargeLink} writes, without and with base relocations, then each object by itself. Both
 * get the same options, so that both do the same work, and of the large links the sections must be equal, byte for byte.
 */
final class LinkRace {

    private static final List<String> THEIR_OPTIONS = List.of("lld-link", "/threads:1", "/timestamp:0");
    private static final List<String> OUR_OPTIONS = List.of("/nologo");

    /** Both linkers' defaults differ in these. */
    private static final List<String> OPTIONS =
            List.of("/subsystem:console", "/safeseh:no", "/dynamicbase:no", "/opt:ref,noicf");

    private final Path folder;
    private final Path jlink;
    private final int rounds;

    private LinkRace(Path folder, Path jlink, int rounds) {
        this.folder = folder;
        this.jlink = jlink;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, MalformedInput {
        Path folder = Files.createTempDirectory("race");
        LinkRace race =
                new LinkRace(folder, Path.of(arguments[0], "jlink").toAbsolutePath(), Integer.parseInt(arguments[1]));
        LargeLink.main(new String[] {folder.toString()});
        // Else the system writes 20 MB to the disk while the first links run.
        new ProcessBuilder("sync").start().waitFor();
        String large = "@" + folder.resolve("link.rsp");
        race.run("20 MB, /fixed", true, List.of("/fixed", large));
        race.run("20 MB, base relocations", true, List.of("/fixed:no", large));
        for (String object : Arrays.asList(arguments).subList(2, arguments.length)) {
            Path path = Path.of(object).toAbsolutePath();
            race.run(path.getFileName().toString(), false, List.of("/fixed", path.toString()));
        }
    }

    private void run(String what, boolean compare, List<String> inputs)
            throws IOException, InterruptedException, MalformedInput {
        Path theirs = folder.resolve("their.exe");
        Path ours = folder.resolve("our.exe");
        List<String> theirCommand = command(THEIR_OPTIONS, theirs, inputs);
        List<String> ourCommand = command(OUR_OPTIONS, ours, inputs);
        ourCommand.add(0, jlink.toString());
        double[] theirTimes = new double[rounds];
        double[] ourTimes = new double[rounds];
        time(theirCommand);
        time(ourCommand);
        for (int round = 0; round < rounds; round++) {
            theirTimes[round] = time(theirCommand);
            ourTimes[round] = time(ourCommand);
        }
        if (compare) {
            compare(PeImage.read(Files.readAllBytes(theirs)), PeImage.read(Files.readAllBytes(ours)));
        }
        double their = median(theirTimes);
        double our = median(ourTimes);
        System.out.printf(
                Locale.ROOT,
                "%-26s lld-link %.3f s (least %.3f)  jlink %.3f s (least %.3f)  ratio %.2f (of the least %.2f)%n",
                what,
                their,
                theirTimes[0],
                our,
                ourTimes[0],
                our / their,
                ourTimes[0] / theirTimes[0]);
    }

    private static List<String> command(List<String> first, Path out, List<String> inputs) {
        List<String> command = new ArrayList<>(first);
        command.addAll(OPTIONS);
        command.add("/out:" + out);
        command.addAll(inputs);
        return command;
    }

    private double time(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int exit = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ends with " + exit);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Sorts. */
    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static void compare(PeImage theirs, PeImage ours) {
        for (PeSection section : ours.sections()) {
            PeSection same = theirs.sections().stream()
                    .filter(candidate -> candidate.name().equals(section.name()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("lld-link makes no " + section.name()));
            int used = Math.min(section.virtualSize(), section.data().length);
            if (section.virtualAddress() != same.virtualAddress()
                    || !Arrays.equals(section.data(), 0, used, same.data(), 0, used)) {
                throw new IllegalStateException(section.name() + " differs from lld-link's");
            }
        }
    }
}
