package jmasm.masm;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Every reserved word of the language and its token type. The vocabulary's own names are the words. */
final class Keywords {

    /** Directives that are known by name only: each gets a message that names it. */
    private static final String[] OTHER_DIRECTIVES = {
        ".STARTUP",
        ".EXIT",
        ".DOSSEG",
        "DOSSEG",
        ".SEQ",
        ".ALPHA",
        ".MSFLOAT",
        ".ENDPROLOG",
        ".PUSHREG",
        ".PUSHFRAME",
        ".SETFRAME",
        ".ALLOCSTACK",
        ".SAVEREG",
        ".SAVEXMM128",
    };

    private static final String[] PROCESSORS = {
        "8086", "8087", "NO87", "186", "286", "286C", "286P", "287", "386", "386C", "386P", "387", "486", "486P", "586",
        "586P", "686", "686P", "MMX", "XMM", "K3D",
    };

    private final Map<String, Integer> types = new HashMap<>(512);

    Keywords() {
        for (int type = MasmLexer.PTR; type < MasmLexer.OTHER_DIRECTIVE; type++) {
            String symbol = MasmParser.VOCABULARY.getSymbolicName(type);
            types.put(symbol.startsWith("DOT_") ? "." + symbol.substring(4) : symbol, type);
        }
        types.remove("BUILT_IN_TYPE");
        types.remove("DATA_DIRECTIVE");
        types.remove(".CPU");
        types.remove(".DATA_UNINITIALIZED");
        types.remove(".FARDATA_UNINITIALIZED");
        types.put(".FARDATA?", MasmLexer.DOT_FARDATA_UNINITIALIZED);
        types.put(".DATA?", MasmLexer.DOT_DATA_UNINITIALIZED);
        types.put("STRUC", MasmLexer.STRUCT);
        types.put("NEAR32", MasmLexer.NEAR);
        types.put("FAR32", MasmLexer.FAR);
        types.put("NEAR16", MasmLexer.NEAR);
        types.put("FAR16", MasmLexer.FAR);
        types.put("EXTRN", MasmLexer.EXTERN);
        types.put("$", MasmLexer.DOLLAR);
        types.put("?", MasmLexer.QUESTION);
        for (BuiltInType type : BuiltInType.values()) {
            types.put(type.name(), MasmLexer.BUILT_IN_TYPE);
            if (!type.directive().isEmpty()) {
                types.put(type.directive(), MasmLexer.DATA_DIRECTIVE);
            }
        }
        types.put("DP", MasmLexer.DATA_DIRECTIVE);
        for (String directive : OTHER_DIRECTIVES) {
            types.put(directive, MasmLexer.OTHER_DIRECTIVE);
        }
        for (String processor : PROCESSORS) {
            types.put("." + processor, MasmLexer.DOT_CPU);
        }
    }

    /** The token type of a word, or -1. */
    int typeOf(String word) {
        Integer type = types.get(word.toUpperCase(Locale.ROOT));
        return type == null ? -1 : type;
    }
}
