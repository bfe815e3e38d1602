package jmasm.machine.cli;

import java.util.ArrayList;
import java.util.List;
import jmasm.guest.GuestImages;
import jmasm.guest.WindowsVersion;
import jmasm.machine.DataExecution;
import jmasm.machine.trace.TraceCategory;
import jmasm.machine.trace.TraceFilter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The command line, taken apart.
 *
 * @param version  what {@code --os} names
 * @param mounts   as written, in order
 * @param traceOut empty for the error stream
 * @param dataExecution what {@code --dep} says
 * @param program  the file to run, as written
 * @param rest     what is behind it: the program's own
 */
record Arguments(
        WindowsVersion version,
        List<String> mounts,
        TraceFilter trace,
        String traceOut,
        DataExecution dataExecution,
        String program,
        List<String> rest) {

    private static final String TRACE = "--trace";
    private static final String VERSION = "0.1.0";
    private static final int WIDTH = 100;

    /** A command line that makes no sense; the message says why. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    static CommandLine commandLine() {
        CommandSpec spec = CommandSpec.create().name("jrun").version("jrun (jmasm) " + VERSION);
        spec.usageMessage()
                .width(WIDTH)
                .sortOptions(false)
                .autoWidth(false)
                .customSynopsis("jrun [options] program [argument ...]")
                .description(
                        "Runs a 32-bit Windows program under an emulated Windows NT. The exit code is the program's;"
                                + " 1 when it could not be started, 2 for a wrong command line, 70 for a bug of jrun.")
                .optionListHeading("%n")
                .footer(footer());
        spec.addOption(OptionSpec.builder("--os")
                .paramLabel("VERSION")
                .type(String.class)
                .description("The Windows to emulate: winxp (the default) or win7.")
                .build());
        spec.addOption(OptionSpec.builder("--mount")
                .paramLabel("C=DIR[,ro]")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Let a drive be a folder, with ro read-only. May be given several times."
                        + " Without it C: is the current folder.")
                .build());
        spec.addOption(OptionSpec.builder("--dep")
                .paramLabel("on|off")
                .type(String.class)
                .description("Prevent data and the stack from running as code, or never. Without it Windows' default:"
                        + " allowed on winxp, on win7 unless the program was linked with /NXCOMPAT.")
                .build());
        spec.addOption(OptionSpec.builder(TRACE)
                .paramLabel("LIST")
                .arity("0..1")
                .type(String.class)
                .description("Tell what happens: categories and names of services, separated by commas (below)."
                        + " Without a list: " + TraceFilter.DEFAULT + ".")
                .build());
        spec.addOption(OptionSpec.builder("--trace-out")
                .paramLabel("FILE")
                .type(String.class)
                .description("Write the trace to a file instead of the error stream.")
                .build());
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this text.")
                .build());
        spec.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("program")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .hidden(true)
                .build());
        return new CommandLine(spec).setStopAtPositional(true);
    }

    private static String[] footer() {
        List<String> lines = new ArrayList<>();
        lines.add("%nCategories of --trace:");
        for (TraceCategory category : TraceCategory.values()) {
            lines.add("  " + category.id() + " ".repeat(10 - category.id().length()) + category.meaning());
        }
        lines.add("Names of services may hold * and ?, and are left out with a minus:");
        lines.add("  jrun --trace=sequence,Nt*File,-NtClose testnt.exe");
        return lines.toArray(new String[0]);
    }

    /** {@code --trace program} means {@code --trace=service program}: only {@code =} joins a list to the option. */
    static String[] withTraceList(String[] arguments) {
        String[] result = arguments.clone();
        for (int i = 0; i < result.length && result[i].startsWith("-") && !result[i].equals("--"); i++) {
            if (result[i].equals(TRACE)) {
                result[i] = TRACE + "=" + TraceFilter.DEFAULT;
            } else if (result[i].equals("--os")
                    || result[i].equals("--mount")
                    || result[i].equals("--trace-out")
                    || result[i].equals("--dep")) {
                i++;
            }
        }
        return result;
    }

    static Arguments of(CommandLine.ParseResult parsed) throws Unusable {
        List<String> positional = parsed.matchedPositionalValue(0, List.of());
        if (positional.isEmpty()) {
            throw new Unusable("no program was named");
        }
        return new Arguments(
                version(parsed.matchedOptionValue("--os", WindowsVersion.WINXP.id())),
                parsed.matchedOptionValue("--mount", List.of()),
                trace(parsed.matchedOptionValue(TRACE, "")),
                parsed.matchedOptionValue("--trace-out", ""),
                dataExecution(parsed.matchedOptionValue("--dep", "")),
                positional.get(0),
                positional.subList(1, positional.size()));
    }

    private static WindowsVersion version(String id) throws Unusable {
        for (WindowsVersion version : GuestImages.versions()) {
            if (version.id().equals(id)) {
                return version;
            }
        }
        StringBuilder known = new StringBuilder();
        for (WindowsVersion version : GuestImages.versions()) {
            known.append(known.length() == 0 ? "" : " or ").append(version.id());
        }
        throw new Unusable("--os takes " + known + ", not '" + id + "'");
    }

    private static DataExecution dataExecution(String word) throws Unusable {
        return switch (word) {
            case "" -> DataExecution.BY_IMAGE;
            case "on" -> DataExecution.PREVENTED;
            case "off" -> DataExecution.ALLOWED;
            default -> throw new Unusable("--dep takes on or off, not '" + word + "'");
        };
    }

    private static TraceFilter trace(String list) throws Unusable {
        if (list.isEmpty()) {
            return TraceFilter.OFF;
        }
        try {
            return TraceFilter.parse(list);
        } catch (IllegalArgumentException e) {
            throw new Unusable("--trace: " + e.getMessage());
        }
    }
}
