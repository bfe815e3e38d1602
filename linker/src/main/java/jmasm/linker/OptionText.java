package jmasm.linker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;

/** The notation of options: {@code /name:value} or {@code -name:value}, in any case. */
public final class OptionText {

    /** How messages call the linker itself. */
    static final String TOOL = "LINK";

    private OptionText() {}

    /**
     * True for {@code /out:x} and {@code -out:x}; false for the absolute path {@code /home/me/x.obj}: the name of an option has
     * only letters and digits and ends at a colon or with the argument.
     */
    public static boolean isOption(String argument) {
        if (argument.length() < 2 || argument.charAt(0) != '/' && argument.charAt(0) != '-') {
            return false;
        }
        int end = nameEnd(argument);
        return end > 1 && (end == argument.length() || argument.charAt(end) == ':');
    }

    /** The option's name, as written. */
    public static String name(String argument) {
        return argument.substring(1, nameEnd(argument));
    }

    /** What stands behind the colon. */
    public static Optional<String> value(String argument) {
        int end = nameEnd(argument);
        return end + 1 < argument.length() ? Optional.of(argument.substring(end + 1)) : Optional.empty();
    }

    /**
     * The setting that an argument is.
     *
     * @param place how messages call where it stands: the tool or an object file
     * @throws jmasm.base.FatalProblem when its value is missing or too much
     */
    static Setting setting(LinkOption option, String argument, String place, Diagnostics diagnostics) {
        Optional<String> value = value(argument);
        if (option.needsArgument() && value.isEmpty()) {
            diagnostics.report(Diagnostic.in(place, LinkProblem.NO_OPTION_ARGUMENT, argument)
                    .withHint("write /" + option + option.argument()));
        }
        if (!option.takesArgument() && value.isPresent()) {
            diagnostics.report(
                    Diagnostic.in(place, LinkProblem.OPTION_SYNTAX, argument).withHint("write /" + option));
        }
        return new Setting(option, value, argument);
    }

    /** Words separated by blanks; quotation marks hold blanks together and are dropped. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                inWord = true;
            } else if (!quoted && (c <= ' ')) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    private static int nameEnd(String argument) {
        int end = 1;
        while (end < argument.length() && isNameCharacter(argument.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '?';
    }
}
