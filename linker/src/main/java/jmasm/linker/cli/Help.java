package jmasm.linker.cli;

import java.io.PrintStream;
import jmasm.linker.LinkOption;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code jlink --help}: what {@link LinkOption} says, laid out by picocli. */
final class Help {

    private static final int WIDTH = 100;

    private Help() {}

    /** {@code jlib --help}. */
    static void printLibrarian(PrintStream out) {
        out.println("""
                Usage: jlib [options] files [@response-file]
                Makes, lists and takes apart libraries; the same as jlink /LIB.
                      /OUT:file             the library, or the member that is extracted
                      /DEF:file             import library of the DLL that a module definition describes
                      /NAME:dll             that DLL, where the definition has no name
                      /LIST                 list the members
                      /EXTRACT:member       copy a member out of the library
                      /REMOVE:member        leave a member out
                      /LIBPATH:folder       search libraries there, before the folders of LIB

                Exit codes: 0 done, 1 not done, 2 wrong command line, 70 a bug in jlink.""");
    }

    static void print(PrintStream out) {
        CommandSpec spec = CommandSpec.create().name("jlink");
        spec.usageMessage()
                .width(WIDTH)
                .sortOptions(false)
                .autoWidth(false)
                .customSynopsis("jlink [options] files [@response-file]")
                .description(
                        "Links 32-bit COFF objects and libraries to an EXE or DLL. Options begin with / or -, in any case.")
                .optionListHeading("%n")
                .footer("", "Exit codes: 0 linked, 1 not linked, 2 wrong command line, 70 a bug in jlink.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("files")
                .arity("0..*")
                .type(String.class)
                .description("objects (.obj), libraries (.lib); what begins with / and has another / is a file")
                .build());
        for (LinkOption option : LinkOption.values()) {
            if (option.support() == LinkOption.Support.YES) {
                spec.addOption(OptionSpec.builder("/" + option + option.argument())
                        .description(option.note())
                        .build());
            }
        }
        new CommandLine(spec).usage(out);
    }
}
