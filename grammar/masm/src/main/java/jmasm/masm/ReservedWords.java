package jmasm.masm;

import java.util.Locale;
import java.util.Set;

/** The words that the language keeps for itself, instructions and registers apart. */
public final class ReservedWords {

    private static final Keywords KEYWORDS = new Keywords();

    /** Directives that are followed before there are statements. */
    private static final Set<String> OF_THE_PREPROCESSOR = Set.of(
            "COMMENT",
            "ECHO",
            "ELSE",
            "ELSEIF",
            "ENDIF",
            "ENDM",
            "EQU",
            "EXITM",
            "FOR",
            "FORC",
            "GOTO",
            "IF",
            "IFDEF",
            "INCBIN",
            "INCLUDE",
            "INCLUDELIB",
            "IRP",
            "IRPC",
            "MACRO",
            "NAME",
            "PAGE",
            "PURGE",
            "REPEAT",
            "REPT",
            "SUBTITLE",
            "SUBTTL",
            "TEXTEQU",
            "TITLE",
            "WHILE",
            "CATSTR",
            "INSTR",
            "SIZESTR",
            "SUBSTR");

    private ReservedWords() {}

    /** Whether it is one, in any case. */
    public static boolean contains(String word) {
        return KEYWORDS.typeOf(word) >= 0 || OF_THE_PREPROCESSOR.contains(word.toUpperCase(Locale.ROOT));
    }
}
