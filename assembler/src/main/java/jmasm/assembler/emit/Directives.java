package jmasm.assembler.emit;

import jmasm.assembler.lower.Program;
import jmasm.assembler.symbols.AddressSymbol;

/** What the object asks of the linker: the text of {@code .drectve}. */
final class Directives {

    private Directives() {}

    static String of(Program program) {
        StringBuilder text = new StringBuilder();
        for (AddressSymbol symbol : program.symbols().addresses()) {
            if (symbol.isExport() && symbol.isDefined()) {
                // Exported under the name that the source gives it, whatever the linker calls it.
                String decorated = Decoration.of(symbol);
                text.append("-export:").append(symbol.name());
                text.append(decorated.equals(symbol.name()) ? "" : "=" + decorated)
                        .append(' ');
            }
        }
        for (String library : program.libraries()) {
            boolean quoted = library.indexOf(' ') >= 0;
            text.append("-defaultlib:")
                    .append(quoted ? "\"" + library + "\"" : library)
                    .append(' ');
        }
        program.entry()
                .ifPresent(entry -> text.append("-entry:")
                        .append(Decoration.inDirective(entry))
                        .append(' '));
        return text.toString();
    }
}
