package jmasm.assembler.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jmasm.assembler.AsmProblem;
import jmasm.base.ExitCode;

/** {@code --explain A2006}: the message, and a source that shows it. */
final class Explanation {

    private Explanation() {}

    static int print(String number, PrintStream out) {
        Optional<AsmProblem> problem = AsmProblem.numbered(number);
        if (problem.isEmpty()) {
            out.println("jml : there is no message " + number);
            return ExitCode.COMMAND_LINE;
        }
        AsmProblem known = problem.get();
        out.println(known.severity().word() + " " + known.code() + ": "
                + known.text().replace("%s", "…"));
        example(known).ifPresent(text -> {
            out.println();
            out.println("For example:");
            out.println();
            text.lines().forEach(line -> out.println("    " + line));
        });
        return ExitCode.SUCCESS;
    }

    private static Optional<String> example(AsmProblem problem) {
        String resource = "/jmasm/assembler/problems/" + problem.exampleName() + ".asm";
        try (InputStream in = Explanation.class.getResourceAsStream(resource)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
