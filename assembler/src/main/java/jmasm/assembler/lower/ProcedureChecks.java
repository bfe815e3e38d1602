package jmasm.assembler.lower;

import java.util.Locale;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.symbols.Scope;
import jmasm.assembler.symbols.Symbol;
import jmasm.base.Span;
import jmasm.masm.Name;
import jmasm.masm.Statement;

/** What ml finds wrong or suspicious in a procedure that can be assembled all the same. */
final class ProcedureChecks {

    private final Program program;

    ProcedureChecks(Program program) {
        this.program = program;
    }

    void visibilities(Statement.ProcBegin proc) {
        int visibilities = 0;
        for (Name attribute : proc.signature().attributes()) {
            visibilities += switch (attribute.text().toUpperCase(Locale.ROOT)) {
                case "PUBLIC", "PRIVATE", "EXPORT" -> 1;
                default -> 0;
            };
            if (visibilities > 1) {
                program.errors.report(new AsmError(
                        attribute.span(),
                        AsmProblem.TWO_VISIBILITIES,
                        proc.name().text()));
            }
        }
    }

    /** The prologue of ml's own knows two words. @param arguments in angle brackets */
    void prologueArguments(String arguments, Span at) {
        if (!program.settings.prologue.isEmpty()) {
            return;
        }
        String words = arguments.substring(1, Math.max(1, arguments.length() - 1));
        for (String word : words.split("[ \t,]+")) {
            boolean known = word.isEmpty() || word.equalsIgnoreCase("FORCEFRAME") || word.equalsIgnoreCase("LOADDS");
            if (!known) {
                program.errors.report(new AsmError(at, AsmProblem.UNKNOWN_PROLOGUE_ARGUMENT));
            }
        }
    }

    /** @param lastParameter offset of the last one with a type; behind it a VARARG begins, which needs no use */
    void unused(Scope scope, boolean vararg, int lastParameter, Span at) {
        for (Symbol symbol : scope.all()) {
            boolean variable = symbol instanceof Symbol.StackVariable || symbol instanceof Symbol.RegisterVariable;
            boolean isRest = vararg && symbol instanceof Symbol.StackVariable last && last.offset() > lastParameter;
            if (variable && !isRest && !scope.isUsed(symbol)) {
                program.errors.report(new AsmError(at, AsmProblem.UNUSED_VARIABLE, symbol.name()));
            }
        }
    }
}
