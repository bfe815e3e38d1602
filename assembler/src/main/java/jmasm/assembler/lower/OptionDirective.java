package jmasm.assembler.lower;

import java.util.Locale;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.CaseMap;
import jmasm.assembler.types.Language;
import jmasm.masm.ReservedWords;
import jmasm.masm.Statement;
import jmasm.x86.Prefix;
import jmasm.x86.Register;

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
            case "PROLOGUE" -> program.settings.prologue = frameMacro(setting, "PROLOGUEDEF");
            case "EPILOGUE" -> program.settings.epilogue = frameMacro(setting, "EPILOGUEDEF");
            case "PROC" -> procVisibility(setting, value);
            case "LANGUAGE" -> language(setting, value);
            case "NOKEYWORD" -> noKeyword(setting);
            case "SCOPED" -> program.settings.scoped = true;
            case "NOSCOPED" -> program.settings.scoped = false;
            case "DOTNAME" -> program.settings.setDotNames(true);
            case "NODOTNAME" -> program.settings.setDotNames(false);
            case "OLDSTRUCTS" -> program.settings.oldStructs = true;
            case "NOOLDSTRUCTS" -> program.settings.oldStructs = false;
            case "M510" -> {
                program.settings.oldStructs = true;
                program.settings.setDotNames(true);
            }
            case "NOM510" -> program.settings.oldStructs = false;
            case "SETIF2" -> secondPass(setting, value);
            // Expressions have 32 bits and more here.
            case "EMULATOR" -> {}
            case "EXPR16" -> throw new AsmError(setting.name().span(), AsmProblem.EXPRESSION_SIZE_FIXED);
            // What these ask for is so in a flat program, or concerns what is not made here.
            case "EXPR32", "LJMP", "NOLJMP", "OFFSET", "SEGMENT", "AVXENCODING", "READONLY", "OLDMACROS" -> {}
            case "NOEMULATOR", "NOREADONLY", "NOOLDMACROS", "NOSIGNEXTEND" -> {}
            default ->
                throw new AsmError(
                        setting.name().span(),
                        AsmProblem.NOT_SUPPORTED,
                        "OPTION " + setting.name().text().toUpperCase(Locale.ROOT));
        }
    }

    /** Empty for the assembler's own. */
    private static String frameMacro(Statement.Setting setting, String own) {
        String macro = setting.value().orElseThrow(() -> syntax(setting, ":"));
        return macro.equalsIgnoreCase(own) ? "" : macro.equalsIgnoreCase("NONE") ? "NONE" : macro;
    }

    private void noKeyword(Statement.Setting setting) {
        String list = setting.value().orElse("");
        String words = list.startsWith("<") && list.endsWith(">") ? list.substring(1, list.length() - 1) : list;
        for (String word : words.split("[ \t,]+")) {
            if (!word.isEmpty() && !isReserved(word)) {
                throw new AsmError(setting.name().span(), AsmProblem.RESERVED_WORD_EXPECTED);
            }
            if (!word.isEmpty()) {
                program.settings.release(word);
            }
        }
    }

    private boolean isReserved(String word) {
        return ReservedWords.contains(word)
                || program.processor.isMnemonic(word)
                || Prefix.named(word).isPresent()
                || Register.named(word).isPresent();
    }

    private void secondPass(Statement.Setting setting, String value) {
        switch (value) {
            case "TRUE" -> program.settings.setSecondPass(true);
            case "FALSE" -> program.settings.setSecondPass(false);
            default -> throw syntax(setting, value);
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

    private void procVisibility(Statement.Setting setting, String value) {
        switch (value) {
            case "PUBLIC", "EXPORT" -> program.settings.procPublic = true;
            case "PRIVATE" -> program.settings.procPublic = false;
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
