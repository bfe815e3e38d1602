package jmasm.assembler.emit;

import jmasm.assembler.VersionChange;
import jmasm.assembler.lower.Program;
import jmasm.assembler.symbols.AddressSymbol;

/** What the object asks of the linker: the text of {@code .drectve}. */
final class Directives {

    private Directives() {}

    static String of(Program program) {
        boolean slashes = program.options().masmVersion().has(VersionChange.DIRECTIVES_WITH_SLASHES);
        StringBuilder text = new StringBuilder();
        for (AddressSymbol symbol : program.symbols().addresses()) {
            if (symbol.isExport() && symbol.isDefined()) {
                // Under its decorated name, as ml does; a .def file exports plain names.
                text.append(slashes ? "/EXPORT:" : "-export:")
                        .append(Decoration.of(symbol))
                        .append(' ');
            }
        }
        for (String library : program.libraries()) {
            boolean quoted = library.indexOf(' ') >= 0;
            text.append(slashes ? "/DEFAULTLIB:" : "-defaultlib:")
                    .append(quoted ? "\"" + library + "\"" : library)
                    .append(' ');
        }
        program.entry()
                .ifPresent(entry -> text.append(slashes ? "/ENTRY:" : "-entry:")
                        .append(Decoration.inDirective(entry))
                        .append(' '));
        return text.toString();
    }
}
