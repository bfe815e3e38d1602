package jmasm.assembler;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jmasm.assembler.listing.ListingOptions;
import jmasm.assembler.types.Language;

/**
 * What one assembly is asked for.
 *
 * @param masmVersion      whose choices to follow
 * @param caseMap          until an OPTION CASEMAP says otherwise
 * @param language         /Gc, /Gd, /Gz: of procedures until .MODEL says otherwise
 * @param structAlignment  /Zp: of structures that give none of their own; 1, 2, 4, 8 or 16
 * @param allPublic        /Zf: every label and variable is seen by other objects
 * @param masm510          /Zm: OPTION M510
 * @param nameLength       /H: characters of public and external names that count, 0 for all
 * @param forcedIncludes   /FI: included before the source's first line
 * @param defines          /D, in order
 * @param warningLevel     0 none … 3 all
 * @param warningsAreErrors /WX: no object when there was a warning
 * @param listingOptions   how to make a listing, if at all
 * @param preprocessOnly   /EP: make the expanded text, and nothing else
 * @param safeSeh          whether the object says that its handlers are registered (/safeseh)
 * @param debug            /Zd, /Zi
 * @param checksum         /ZH: of the sources, for debuggers
 * @param macroLines       so many lines may macros and repeat blocks make in all, so that a WHILE that never ends ends
 * @param lineLength       characters of the longest line, with those that continue it
 */
public record AssemblerOptions(
        MasmVersion masmVersion,
        CaseMap caseMap,
        Language language,
        int structAlignment,
        boolean allPublic,
        boolean masm510,
        int nameLength,
        List<String> forcedIncludes,
        List<Define> defines,
        int warningLevel,
        boolean warningsAreErrors,
        Optional<ListingOptions> listingOptions,
        boolean preprocessOnly,
        boolean safeSeh,
        DebugLevel debug,
        SourceChecksum checksum,
        long macroLines,
        int lineLength) {

    /** Ten times what the largest public sources need; some seconds. */
    public static final long DEFAULT_MACRO_LINES = 2_000_000;

    /** ml stops at 512; lists that programs write are longer. */
    public static final int DEFAULT_LINE_LENGTH = 100_000;

    /** {@code /Dname=value}: a text macro. */
    public record Define(String name, String value) {}

    /** Options that are being set; begins with what {@code jml /c} without further options does. */
    public static final class Builder {
        public MasmVersion masmVersion = MasmVersion.V6_15;
        public CaseMap caseMap = CaseMap.NOT_PUBLIC;
        public Language language = Language.NONE;
        public int structAlignment = 1;
        public boolean allPublic;
        public boolean masm510;
        public int nameLength;
        public List<String> forcedIncludes = List.of();
        public List<Define> defines = List.of();
        public int warningLevel = 1;
        public boolean warningsAreErrors;
        public Optional<ListingOptions> listing = Optional.empty();
        public boolean preprocessOnly;
        public boolean safeSeh;
        public DebugLevel debug = DebugLevel.NONE;
        public SourceChecksum checksum = SourceChecksum.MD5;
        public long macroLines = DEFAULT_MACRO_LINES;
        public int lineLength = DEFAULT_LINE_LENGTH;

        public AssemblerOptions build() {
            return new AssemblerOptions(
                    masmVersion,
                    caseMap,
                    language,
                    structAlignment,
                    allPublic,
                    masm510,
                    nameLength,
                    forcedIncludes,
                    defines,
                    warningLevel,
                    warningsAreErrors,
                    listing,
                    preprocessOnly,
                    safeSeh,
                    debug,
                    checksum,
                    macroLines,
                    lineLength);
        }
    }

    public AssemblerOptions {
        defines = List.copyOf(defines);
        forcedIncludes = List.copyOf(forcedIncludes);
    }

    /** What {@code jml /c} without further options does. */
    public static AssemblerOptions defaults() {
        return new Builder().build();
    }

    /** What {@code jml /c} does with some options set. */
    public static AssemblerOptions with(Consumer<Builder> settings) {
        Builder builder = new Builder();
        settings.accept(builder);
        return builder.build();
    }

    /** Whether a listing is wanted. */
    public boolean listing() {
        return listingOptions.isPresent();
    }
}
