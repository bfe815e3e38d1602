package jmasm.assembler;

import java.util.List;

/**
 * What one assembly is asked for.
 *
 * @param masmVersion      whose choices to follow
 * @param caseMap          until an OPTION CASEMAP says otherwise
 * @param defines          /D, in order
 * @param warningLevel     0 none … 3 all
 * @param warningsAreErrors /WX: no object when there was a warning
 * @param listing          whether to make a listing
 * @param preprocessOnly   /EP: make the expanded text, and nothing else
 * @param safeSeh          whether the object says that its handlers are registered (/safeseh)
 * @param debug            /Zd, /Zi
 * @param macroLines       so many lines may macros and repeat blocks make in all, so that a WHILE that never ends ends
 */
public record AssemblerOptions(
        MasmVersion masmVersion,
        CaseMap caseMap,
        List<Define> defines,
        int warningLevel,
        boolean warningsAreErrors,
        boolean listing,
        boolean preprocessOnly,
        boolean safeSeh,
        DebugLevel debug,
        long macroLines) {

    /** Ten times what the largest public sources need; some seconds. */
    public static final long DEFAULT_MACRO_LINES = 2_000_000;

    /** {@code /Dname=value}: a text macro. */
    public record Define(String name, String value) {}

    public AssemblerOptions {
        defines = List.copyOf(defines);
    }

    /** What {@code jml /c} without further options does. */
    public static AssemblerOptions defaults() {
        return new AssemblerOptions(
                MasmVersion.V6_15,
                CaseMap.NOT_PUBLIC,
                List.of(),
                1,
                false,
                false,
                false,
                false,
                DebugLevel.NONE,
                DEFAULT_MACRO_LINES);
    }

    public AssemblerOptions withDefines(List<Define> newDefines) {
        return new AssemblerOptions(
                masmVersion,
                caseMap,
                newDefines,
                warningLevel,
                warningsAreErrors,
                listing,
                preprocessOnly,
                safeSeh,
                debug,
                macroLines);
    }

    public AssemblerOptions withMacroLines(long newMacroLines) {
        return new AssemblerOptions(
                masmVersion,
                caseMap,
                defines,
                warningLevel,
                warningsAreErrors,
                listing,
                preprocessOnly,
                safeSeh,
                debug,
                newMacroLines);
    }

    public AssemblerOptions withDebug(DebugLevel newDebug) {
        return new AssemblerOptions(
                masmVersion,
                caseMap,
                defines,
                warningLevel,
                warningsAreErrors,
                listing,
                preprocessOnly,
                safeSeh,
                newDebug,
                macroLines);
    }

    public AssemblerOptions withListing(boolean newListing) {
        return new AssemblerOptions(
                masmVersion,
                caseMap,
                defines,
                warningLevel,
                warningsAreErrors,
                newListing,
                preprocessOnly,
                safeSeh,
                debug,
                macroLines);
    }
}
