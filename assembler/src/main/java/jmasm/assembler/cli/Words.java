package jmasm.assembler.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;

/** The words of a command line: those of the ML variable first, those of response files in their places. */
final class Words {

    private static final int DEEPEST_RESPONSE_FILE = 8;

    private final Diagnostics problems;
    private final List<String> words = new ArrayList<>();

    Words(Diagnostics problems) {
        this.problems = problems;
    }

    /** @param variable the ML environment variable, null when it is not set */
    List<String> of(String variable, List<String> arguments) {
        if (variable != null) {
            expand(split(variable), 0);
        }
        expand(arguments, 0);
        return words;
    }

    private void expand(List<String> list, int depth) {
        for (String word : list) {
            if (word.startsWith("@") && word.length() > 1) {
                expand(split(responseFile(word.substring(1), depth)), depth + 1);
            } else {
                words.add(word);
            }
        }
    }

    private String responseFile(String name, int depth) {
        if (depth < DEEPEST_RESPONSE_FILE) {
            try {
                return new String(Files.readAllBytes(Path.of(name)), StandardCharsets.UTF_8);
            } catch (IOException | InvalidPathException e) {
                // Said below.
            }
        }
        problems.report(Diagnostic.in("MASM", CommandLineProblem.CANNOT_OPEN_FILE, name));
        return "";
    }

    /** Blanks and line ends separate words, but not between quotation marks. */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                inWord = true;
            } else if (quoted || c > ' ') {
                word.append(c);
                inWord = true;
            } else if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
