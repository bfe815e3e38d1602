package jmasm.assembler.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code jml --help}: options as ml writes them, {@code /FoFILE}, laid out by picocli. */
final class Usage extends Help {

    private static final int WIDTH = 100;

    private Usage(CommandSpec spec, ColorScheme colors) {
        super(spec, colors);
    }

    static void on(CommandLine commandLine) {
        commandLine.setHelpFactory(Usage::new).setUsageHelpWidth(WIDTH);
    }

    @Override
    public IOptionRenderer createDefaultOptionRenderer() {
        return (option, labels, colors) -> new Text[][] {
            {
                plain(""),
                plain(""),
                plain(""),
                plain(name(option) + value(option)),
                plain(String.join(" ", option.description()))
            }
        };
    }

    @Override
    public IParamLabelRenderer parameterLabelRenderer() {
        return createMinimalParamLabelRenderer();
    }

    private Text plain(String text) {
        return Ansi.OFF.text(text);
    }

    /** ml's options begin with a slash, those that ml lacks with two hyphens. */
    private static String name(OptionSpec option) {
        String name = option.longestName();
        return name.startsWith("--") ? name : "/" + name.substring(1);
    }

    private static String value(ArgSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        String label = option.paramLabel();
        boolean optional = option.arity().min() == 0;
        boolean spelledOut = ((OptionSpec) option).longestName().startsWith("--");
        return spelledOut ? "=" + label : optional ? "[" + label + "]" : label;
    }
}
