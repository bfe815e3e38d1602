package jmasm.assembler.lower;

import java.util.Locale;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.CaseMap;
import jmasm.assembler.types.Language;
import jmasm.masm.Statement;

/** OPTION. */
final class OptionDirective {

    private final Program program;

    OptionDirective(Program program) {
        this.program = program;
    }

    void apply(Statement.Option option) {
        for (Statement.Setting setting : option.settings()) {
            apply(setting, setting.value().orElse("").toUpperCase(Locale.ROOT));
        }
    }

    private void apply(Statement.Setting setting, String value) {
        switch (setting.name().text().toUpperCase(Locale.ROOT)) {
            case "CASEMAP" -> caseMap(setting, value);
            case "PROLOGUE" -> program.prologues = isDefault(setting, value);
            case "EPILOGUE" -> program.epilogues = isDefault(setting, value);
            case "PROC" -> procVisibility(setting, value);
            case "LANGUAGE" -> language(setting, value);
            // What these ask for is so in a flat program, or concerns what is not made here.
            case "EXPR32", "DOTNAME", "NODOTNAME", "SCOPED", "NOSCOPED", "LJMP", "NOLJMP", "OFFSET", "SEGMENT" -> {}
            case "NOEMULATOR", "NOREADONLY", "NOM510", "NOOLDSTRUCTS", "NOOLDMACROS", "NOSIGNEXTEND" -> {}
            default ->
                throw new AsmError(
                        setting.name().span(),
                        AsmProblem.NOT_SUPPORTED,
                        "OPTION " + setting.name().text().toUpperCase(Locale.ROOT));
        }
    }

    private void caseMap(Statement.Setting setting, String value) {
        switch (value) {
            case "NONE" -> program.symbols.setCaseMap(CaseMap.NONE);
            case "NOTPUBLIC" -> program.symbols.setCaseMap(CaseMap.NOT_PUBLIC);
            case "ALL" -> program.symbols.setCaseMap(CaseMap.ALL);
            default -> throw syntax(setting, value);
        }
    }

    private static boolean isDefault(Statement.Setting setting, String value) {
        return switch (value) {
            case "NONE" -> false;
            case "PROLOGUEDEF", "EPILOGUEDEF" -> true;
            default ->
                throw new AsmError(
                        setting.name().span(),
                        AsmProblem.NOT_SUPPORTED,
                        "OPTION " + setting.name().text().toUpperCase(Locale.ROOT) + " with a macro");
        };
    }

    private void procVisibility(Statement.Setting setting, String value) {
        switch (value) {
            case "PUBLIC", "EXPORT" -> program.procPublic = true;
            case "PRIVATE" -> program.procPublic = false;
            default -> throw syntax(setting, value);
        }
    }

    private void language(Statement.Setting setting, String value) {
        Language language = Language.named(value);
        if (language == null) {
            throw syntax(setting, value);
        }
        program.language = language;
    }

    private static AsmError syntax(Statement.Setting setting, String value) {
        return new AsmError(setting.name().span(), AsmProblem.SYNTAX_ERROR, value);
    }
}
