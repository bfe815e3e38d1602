package jmasm.linker.cli;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.OutputFiles;
import jmasm.linker.FileNames;
import jmasm.linker.LinkProblem;

/** The files that a command makes: all of them are written, or none. */
final class Results {

    private static final String TOOL = "LINK";

    private final List<String> inputs;
    private final Diagnostics problems;
    private final List<Result> results = new ArrayList<>();

    /** @param inputs files that must not be replaced */
    Results(List<String> inputs, Diagnostics problems) {
        this.inputs = inputs;
        this.problems = problems;
    }

    private record Result(String name, List<byte[]> pieces) {

        long size() {
            return pieces.stream().mapToLong(piece -> piece.length).sum();
        }
    }

    void add(String name, byte[] bytes) {
        add(name, List.of(bytes));
    }

    void add(String name, List<byte[]> pieces) {
        results.add(new Result(name, pieces));
    }

    /** @throws jmasm.base.FatalProblem reported as well, when something can't be written */
    void write() {
        for (Result result : results) {
            checkIsNoInput(result.name());
        }
        String name = "";
        try (OutputFiles files = new OutputFiles()) {
            for (Result result : results) {
                name = result.name();
                files.add(new File(name), result.pieces());
            }
            files.commit();
        } catch (OutputFiles.NotReplaced e) {
            refused(e.file().toString());
        } catch (IOException e) {
            refused(name);
        }
    }

    private void checkIsNoInput(String output) {
        for (String input : inputs) {
            if (FileNames.last(input).equalsIgnoreCase(FileNames.last(output)) && isSame(input, output)) {
                problems.report(Diagnostic.in(TOOL, LinkProblem.OUTPUT_IS_INPUT, input));
            }
        }
    }

    private static boolean isSame(String one, String other) {
        try {
            return new File(one).getCanonicalFile().equals(new File(other).getCanonicalFile());
        } catch (IOException e) {
            // A name that the system doesn't take: writing it will tell.
            return false;
        }
    }

    private void refused(String name) {
        Diagnostic refusal = Diagnostic.in(TOOL, LinkProblem.CANNOT_WRITE_FILE, name);
        problems.report(reason(name).map(refusal::withHint).orElse(refusal));
    }

    /** Systems word it in the user's language, in which no message of ours is: so it is asked for. */
    private Optional<String> reason(String name) {
        File file = new File(name).getAbsoluteFile();
        File folder = file.getParentFile();
        if (folder == null || !folder.isDirectory()) {
            return Optional.of("there is no folder " + folder);
        }
        if (file.isDirectory()) {
            return Optional.of("it is a folder");
        }
        if (!folder.canWrite()) {
            return Optional.of("nothing can be written to the folder " + folder);
        }
        long wanted = results.stream().mapToLong(Result::size).sum();
        boolean full = folder.getTotalSpace() > 0 && folder.getUsableSpace() < wanted;
        return full ? Optional.of("the disk is full") : Optional.empty();
    }
}
