package jmasm.assembler.cli;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code jml --help}: what {@link JmlOption} says, laid out by picocli. */
final class Help {

    private static final int WIDTH = 100;

    private Help() {}

    static void print(PrintStream out) {
        CommandSpec spec = CommandSpec.create().name("jml");
        spec.usageMessage()
                .width(WIDTH)
                .sortOptions(false)
                .autoWidth(false)
                .customSynopsis("jml [options] files [@response-file] [/link linker-options]")
                .description(
                        "",
                        "Assembles 32-bit MASM sources to COFF objects and, without /c, has jlink make an image of them and of"
                                + " the other objects (.obj), libraries (.lib) and definitions (.def). Options begin with / or"
                                + " -; their case counts; a value may follow at once or as the next argument. Names may hold *"
                                + " and ?.")
                .optionListHeading("%n")
                .footer(
                        "",
                        "Without effect: /coff (the only format), /Sf, /Sc, /FPi, /errorReport.",
                        "Environment: INCLUDE names folders of included files, ML holds options that come first.",
                        "Exit codes: 0 success, 1 errors in a source, 2 errors in the command line, 70 a bug of jml; of"
                                + " jlink where it ran.");
        for (JmlOption option : JmlOption.values()) {
            if (!option.help().isEmpty()) {
                spec.addOption(OptionSpec.builder(option.synopsis())
                        .description(option.help())
                        .build());
            }
        }
        new CommandLine(spec).usage(out);
    }
}
