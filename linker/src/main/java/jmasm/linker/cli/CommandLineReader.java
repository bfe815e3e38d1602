package jmasm.linker.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.linker.LinkOptions;
import jmasm.linker.LinkProblem;
import jmasm.linker.OptionText;

/** Turns a command line into options: response files are put in, then each argument is an option or a file. */
final class CommandLineReader {

    /** As jml has {@code --masm-version}. */
    private static final String LINK_VERSION = "--link-version";

    private static final int DEEPEST_RESPONSE_FILE = 8;

    private final Diagnostics problems;
    private final PrintStream out;

    CommandLineReader(Diagnostics problems, PrintStream out) {
        this.problems = problems;
        this.out = out;
    }

    /**
     * @param expanded arguments without response files
     * @return empty when help was asked for and has been printed
     * @throws jmasm.base.FatalProblem reported as well, when an option makes no sense
     */
    Optional<LinkOptions> read(List<String> expanded) {
        for (String argument : expanded) {
            if (isHelp(argument)) {
                Help.print(out);
                return Optional.empty();
            }
        }
        return Optional.of(LinkOptions.of(problems, expanded));
    }

    /** The arguments with those of response files in their places. */
    List<String> expanded(List<String> arguments) {
        List<String> expanded = new ArrayList<>();
        expand(arguments, 0, expanded);
        return withLinkVersion(expanded);
    }

    /** {@code --link-version 14} in the notation of the other options. */
    private static List<String> withLinkVersion(List<String> arguments) {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals(LINK_VERSION) && i + 1 < arguments.size()) {
                result.add("/linkversion:" + arguments.get(++i));
            } else if (argument.equals(LINK_VERSION) || argument.startsWith(LINK_VERSION + "=")) {
                result.add(
                        "/linkversion:" + argument.substring(Math.min(argument.length(), LINK_VERSION.length() + 1)));
            } else {
                result.add(argument);
            }
        }
        return result;
    }

    /** {@code /LIB} makes the linker a librarian. */
    static boolean asksForLibrarian(List<String> expanded) {
        for (String text : expanded) {
            if (OptionText.isOption(text) && OptionText.name(text).equalsIgnoreCase("LIB")) {
                return true;
            }
        }
        return false;
    }

    static boolean isHelp(String argument) {
        return argument.equals("--help")
                || argument.equals("/?")
                || argument.equals("-?")
                || OptionText.isOption(argument) && OptionText.name(argument).equalsIgnoreCase("help");
    }

    private void expand(List<String> arguments, int depth, List<String> result) {
        for (String argument : arguments) {
            if (argument.startsWith("@") && argument.length() > 1) {
                expand(OptionText.words(responseFile(argument.substring(1), depth)), depth + 1, result);
            } else {
                result.add(argument);
            }
        }
    }

    /** A line that begins with a semicolon says nothing. */
    private static String withoutComments(String text) {
        StringBuilder rest = new StringBuilder();
        int end;
        for (int start = 0; start < text.length(); start = end + 1) {
            end = endOfLine(text, start);
            String line = text.substring(start, end);
            if (!line.stripLeading().startsWith(";")) {
                rest.append(line).append('\n');
            }
        }
        return rest.toString();
    }

    private static int endOfLine(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** Editors of Windows begin a file with a mark of its encoding; Visual Studio writes UTF-16. */
    private static String text(byte[] bytes) {
        boolean little = bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
        boolean big = bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
        String text = little || big
                ? new String(bytes, little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE)
                : new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private String responseFile(String name, int depth) {
        if (depth < DEEPEST_RESPONSE_FILE) {
            try (InputStream in = new FileInputStream(name)) {
                return withoutComments(text(in.readAllBytes()));
            } catch (IOException e) {
                // Said below.
            }
        }
        problems.report(Diagnostic.in("LINK", LinkProblem.CANNOT_OPEN_FILE, name));
        return "";
    }
}
