package jmasm.assembler.lower;

import java.util.List;
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
        String option = setting.name().text().toUpperCase(Locale.ROOT);
        switch (option) {
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
            case "READONLY" -> program.settings.readOnlyCode = true;
            case "NOREADONLY" -> program.settings.readOnlyCode = false;
            case "OLDSTRUCTS" -> program.settings.oldStructs = true;
            case "NOOLDSTRUCTS" -> program.settings.oldStructs = false;
            case "M510" -> program.settings.beAsMasm510(program.language != Language.NONE);
            case "NOM510" -> program.settings.oldStructs = false;
            case "SETIF2" -> secondPass(setting, value);
            case "DLLIMPORT" -> program.settings.dllImport = !value.equals("NONE") && !value.equals("<NONE>");
            case "FIELDALIGN" -> program.settings.fieldAlignment = boundary(setting);
            case "PROCALIGN" -> program.settings.procAlignment = boundary(setting);
            // Expressions have 32 bits and more here.
            case "EMULATOR" -> {}
            case "EXPR16" -> throw new AsmError(setting.name().span(), AsmProblem.EXPRESSION_SIZE_FIXED);
            // What these ask for is so in a flat program, or concerns what is not made here.
            case "EXPR32", "LJMP", "NOLJMP", "OLDMACROS", "NOEMULATOR", "NOOLDMACROS" -> {}
            case "OFFSET" -> oneOf(setting, value, "FLAT", "GROUP", "SEGMENT");
            case "SEGMENT" -> segmentSize(setting, value);
            case "AVXENCODING" ->
                oneOf(setting, value, "PREFER_FIRST", "PREFER_VEX", "PREFER_VEX3", "PREFER_EVEX", "NO_EVEX");
            case "NOSIGNEXTEND" -> program.instructions.setSignExtension(false);
            case "STACKBASE", "FRAME", "WIN64", "CODEVIEW", "ELF", "MZ", "RENAMEKEYWORD" ->
                throw new AsmError(setting.name().span(), AsmProblem.NOT_SUPPORTED, "OPTION " + option)
                        .withHint("it is an extension of another assembler");
            default ->
                throw new AsmError(
                        setting.name().span(),
                        AsmProblem.SYNTAX_ERROR,
                        setting.name().text());
        }
    }

    private static void oneOf(Statement.Setting setting, String value, String... allowed) {
        if (!List.of(allowed).contains(value)) {
            throw syntax(setting, value);
        }
    }

    private void segmentSize(Statement.Setting setting, String value) {
        oneOf(setting, value, "FLAT", "USE32", "USE16");
        program.settings.wordSize = value.equals("USE16") ? Program.SHORT : Program.WIDE;
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

    private static int boundary(Statement.Setting setting) {
        return switch (setting.value().orElse("")) {
            case "1" -> 1;
            case "2" -> 2;
            case "4" -> 4;
            case "8" -> 8;
            case "16" -> 16;
            case "32" -> 32;
            default -> throw new AsmError(setting.name().span(), AsmProblem.CONSTANT_OUT_OF_RANGE);
        };
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
            case "PUBLIC", "EXPORT", "PRIVATE" -> program.settings.procPublic = !value.equals("PRIVATE");
            default -> throw syntax(setting, value);
        }
        program.settings.procExport = value.equals("EXPORT");
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
