package jmasm.assembler.preprocess;

import java.util.List;
import jmasm.assembler.symbols.TextSymbol;
import jmasm.base.Span;

/**
 * A MACRO, or the nameless one of a repeat block.
 *
 * @param locals   names of LOCAL
 * @param body     lines without LOCAL and ENDM
 * @param function whether an EXITM of it gives a value, so that it is called with parentheses
 */
public record Macro(
        String name, List<Parameter> parameters, List<String> locals, List<LogicalLine> body, boolean function)
        implements TextSymbol {

    @Override
    public boolean isBelow(Span place) {
        return !body.isEmpty()
                && body.get(0).line().file() == place.file()
                && place.line() < body.get(0).line().line();
    }

    /** @param initial of {@code :=}, null when there is none */
    public record Parameter(String name, boolean required, boolean vararg, String initial) {}
}
