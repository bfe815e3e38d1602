package jmasm.assembler.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * ml's command line in picocli's terms: {@code /Fotest.obj} becomes {@code -Fo=test.obj}. An argument that begins with a
 * slash is an option only if ml has one of that name; otherwise it is a file of an absolute path.
 */
final class Arguments {

    /** Options whose value may be attached or stand in the next argument. */
    private static final String[] WITH_VALUE = {"Fo", "Fl", "Fe", "Fm", "I", "D", "Ta", "W", "Sl", "Sp", "Ss", "St"};

    private static final Set<String> SWITCHES = Set.of(
            "c", "coff", "nologo", "quiet", "w", "WX", "Zi", "Zd", "Zf", "Zs", "Cp", "Cu", "Cx", "EP", "X", "safeseh",
            "Gc", "Gd", "Gz", "help", "?", "omf", "Fl", "Zm", "Zp", "Sa", "Sc", "Sf", "Sg", "Sn", "Sx", "Fr", "FR",
            "Bl", "AT");

    private Arguments() {}

    static String[] split(String[] arguments) {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.startsWith("--") || !isOption(argument)) {
                result.add(argument);
                continue;
            }
            String name = argument.substring(1);
            if (name.equals("link")) {
                result.add("-link=" + String.join(" ", List.of(arguments).subList(i + 1, arguments.length)));
                break;
            }
            String option = withValue(name);
            if (option == null || SWITCHES.contains(name) && !takesNext(name)) {
                // The = keeps picocli from taking the next argument for the listing's name.
                result.add("-" + (name.equals("?") ? "help" : name.equals("Fl") ? "Fl=" : name));
            } else if (name.length() > option.length()) {
                result.add("-" + option + "=" + name.substring(option.length()));
            } else if (i + 1 < arguments.length) {
                result.add("-" + option + "=" + arguments[++i]);
            } else {
                result.add("-" + option);
            }
        }
        return result.toArray(String[]::new);
    }

    /** Whether the value may stand apart: not with /Fl, whose value is optional. */
    private static boolean takesNext(String option) {
        return !option.equals("Fl");
    }

    private static boolean isOption(String argument) {
        if (argument.length() < 2 || argument.charAt(0) != '-' && argument.charAt(0) != '/') {
            return false;
        }
        if (argument.charAt(0) == '-') {
            return true;
        }
        String name = argument.substring(1);
        return SWITCHES.contains(name) || name.indexOf('/') < 0 || withValue(name) != null && !looksLikePath(name);
    }

    /** {@code /Data/x.asm}: a folder whose name begins like an option. */
    private static boolean looksLikePath(String name) {
        return Files.exists(Path.of("/" + name));
    }

    private static String withValue(String name) {
        for (String option : WITH_VALUE) {
            if (name.startsWith(option) && !SWITCHES.contains(name) || name.equals(option) && takesNext(name)) {
                return option;
            }
        }
        return null;
    }
}
