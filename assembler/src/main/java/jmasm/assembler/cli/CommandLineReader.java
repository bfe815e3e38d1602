package jmasm.assembler.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jmasm.assembler.AssemblerOptions;
import jmasm.assembler.CaseMap;
import jmasm.assembler.DebugLevel;
import jmasm.assembler.MasmVersion;
import jmasm.assembler.SourceChecksum;
import jmasm.assembler.listing.ListingOptions;
import jmasm.assembler.types.Language;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;

/**
 * Turns words into a request. An argument that begins with a slash is an option if ml has one of that name; otherwise
 * it is a file of an absolute path.
 */
final class CommandLineReader {

    private static final int LARGEST_WARNING_LEVEL = 3;

    private final Diagnostics problems;
    private final Request request = new Request();
    private String nextObject;
    private String nextListing;
    private boolean listAll;
    private boolean everything;
    private boolean generatedCode;
    private boolean falseConditionals;
    private boolean tables = true;
    private int listingWidth;
    private int listingLength;
    private String listingTitle = "";
    private String listingSubtitle = "";

    CommandLineReader(Diagnostics problems) {
        this.problems = problems;
    }

    Request read(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            JmlOption option = isOption(word) ? option(word) : null;
            if (option == null) {
                if (isOption(word) && !isFile(word)) {
                    warn(CommandLineProblem.UNKNOWN_OPTION, word, "");
                } else {
                    file(word);
                }
                continue;
            }
            if (option == JmlOption.LINK) {
                request.linkOptions.addAll(words.subList(i + 1, words.size()));
                break;
            }
            String value = option.attached(word.startsWith("--") ? word : word.substring(1));
            boolean wantsNext = value.isEmpty()
                    && (option.value() == JmlOption.Value.NEEDED || option.value() == JmlOption.Value.WORD);
            if (wantsNext && i + 1 == words.size()) {
                report(CommandLineProblem.MISSING_ARGUMENT, word);
                break;
            }
            apply(option, wantsNext ? words.get(++i) : value, word);
        }
        finish();
        return request;
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && (word.charAt(0) == '-' || word.charAt(0) == '/');
    }

    private static JmlOption option(String word) {
        if (word.equals("--help")) {
            return JmlOption.HELP;
        }
        JmlOption option = JmlOption.of(word.startsWith("--") ? word : word.substring(1));
        // /Data/x.asm is a folder whose name begins like an option.
        boolean path = option != null && word.charAt(0) == '/' && word.indexOf('/', 1) > 0;
        return path && exists(word) ? null : option;
    }

    private static boolean isFile(String word) {
        return word.charAt(0) == '/' && (word.indexOf('/', 1) > 0 || exists(word));
    }

    private static boolean exists(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    // ---- options

    private void apply(JmlOption option, String value, String word) {
        AssemblerOptions.Builder assembler = request.assembler;
        switch (option) {
            case ASSEMBLE_ONLY -> request.assembleOnly = true;
            case OBJECT -> object(value);
            case EXECUTABLE -> request.executable = value;
            case LISTING -> listing(value);
            case MAP -> request.map = value;
            case STACK -> request.stack = number(value, 16, word);
            case FORCED_INCLUDE -> request.forcedIncludes.add(value);
            case LINKER -> request.linker = value;
            case INCLUDE -> includeFolder(value);
            case NO_INCLUDE_VARIABLE -> request.ignoreIncludeVariable = true;
            case DEFINE -> define(value);
            case CASE_PRESERVED -> assembler.caseMap = CaseMap.NONE;
            case CASE_PUBLIC -> assembler.caseMap = CaseMap.NOT_PUBLIC;
            case CASE_UPPER -> assembler.caseMap = CaseMap.ALL;
            case PASCAL -> assembler.language = Language.PASCAL;
            case C -> assembler.language = Language.C;
            case STDCALL -> assembler.language = Language.STDCALL;
            case NAME_LENGTH -> assembler.nameLength = (int) number(value, 10, word);
            case WARNINGS -> warnings(value, word);
            case NO_WARNINGS -> assembler.warningLevel = 0;
            case WARNINGS_ARE_ERRORS -> assembler.warningsAreErrors = true;
            case LINES -> assembler.debug = assembler.debug == DebugLevel.NONE ? DebugLevel.LINES : assembler.debug;
            case DEBUG -> assembler.debug = DebugLevel.SYMBOLS;
            case CHECKSUM -> checksum(value, word);
            case ALL_PUBLIC -> assembler.allPublic = true;
            case MASM_510 -> assembler.masm510 = true;
            case ALIGNMENT -> alignment(value, word);
            case CHECK -> request.checkOnly = true;
            case PREPROCESS -> assembler.preprocessOnly = true;
            case SAFE_SEH -> assembler.safeSeh = true;
            case SOURCE -> source(value);
            case NO_LOGO -> request.noLogo = true;
            case QUIET -> request.quiet = true;
            case HELP, QUESTION -> request.help = true;
            case EXPLAIN -> request.explain = value;
            case LINE_LENGTH -> assembler.lineLength = (int) Math.min(number(value, 10, word), Integer.MAX_VALUE);
            case MACRO_LINES -> assembler.macroLines = number(value, 10, word);
            case MASM_VERSION -> version(value, word);
            case OMF -> report(CommandLineProblem.NO_OMF, word);
            case TINY -> report(CommandLineProblem.TINY_ONLY);
            case BROWSER, BROWSER_SHORT ->
                warn(CommandLineProblem.UNKNOWN_OPTION, word, "jml writes no browser files (.sbr)");
            // The only format; lists what is listed anyway; clock counts of old processors; nobody is reported to;
            // fix-ups
            // for an emulator are of 16-bit programs.
            case COFF, LISTING_FIRST_PASS, LISTING_TIMINGS, ERROR_REPORT, EMULATOR -> {}
            case LINK -> throw new IllegalStateException("read before");
            case LIST_ALL, LIST_GENERATED, LIST_FALSE, NO_TABLES -> listed(option);
            case LISTING_WIDTH -> listingWidth = measure(value, ListingOptions.NARROWEST, ListingOptions.WIDEST, word);
            case LISTING_LENGTH ->
                listingLength = measure(value, ListingOptions.SHORTEST, ListingOptions.LONGEST, word);
            case LISTING_TITLE -> listingTitle = value;
            case LISTING_SUBTITLE -> listingSubtitle = value;
        }
    }

    private void listed(JmlOption option) {
        everything |= option == JmlOption.LIST_ALL;
        generatedCode |= option == JmlOption.LIST_GENERATED;
        falseConditionals |= option == JmlOption.LIST_FALSE;
        tables &= option != JmlOption.NO_TABLES;
    }

    private void object(String value) {
        if (value.endsWith("/") || value.endsWith("\\")) {
            request.objectFolder = value;
        } else {
            nextObject = value;
        }
    }

    /** Without a name for all sources that follow, with one for the next. */
    private void listing(String value) {
        listAll |= value.isEmpty();
        nextListing = value.isEmpty() ? nextListing : value;
    }

    private void includeFolder(String value) {
        try {
            request.includeFolders.add(Path.of(value));
        } catch (InvalidPathException e) {
            report(CommandLineProblem.CANNOT_OPEN_FILE, value);
        }
    }

    private void define(String value) {
        int equals = value.indexOf('=');
        request.defines.add(
                equals < 0
                        ? new AssemblerOptions.Define(value, "")
                        : new AssemblerOptions.Define(value.substring(0, equals), value.substring(equals + 1)));
    }

    private void warnings(String value, String word) {
        if (value.equals("X")) {
            request.assembler.warningsAreErrors = true;
            return;
        }
        long level = value.isEmpty() ? -1 : number(value, 10, word);
        if (level < 0 || level > LARGEST_WARNING_LEVEL) {
            warn(CommandLineProblem.BAD_OPTION_VALUE, word, "levels are 0, 1, 2 and 3");
        } else {
            request.assembler.warningLevel = (int) level;
        }
    }

    private void alignment(String value, String word) {
        long boundary = value.isEmpty() ? 1 : number(value, 10, word);
        if (boundary < 1 || boundary > 16 || Long.bitCount(boundary) != 1) {
            warn(CommandLineProblem.BAD_OPTION_VALUE, word, "structures are aligned to 1, 2, 4, 8 or 16");
        } else {
            request.assembler.structAlignment = (int) boundary;
        }
    }

    private void checksum(String value, String word) {
        for (SourceChecksum checksum : SourceChecksum.values()) {
            if (value.equalsIgnoreCase(":" + checksum.option())) {
                request.assembler.checksum = checksum;
                return;
            }
        }
        warn(CommandLineProblem.BAD_OPTION_VALUE, word, "MD5 or SHA_256");
    }

    private void version(String value, String word) {
        for (MasmVersion version : MasmVersion.values()) {
            if (version.option().equals(value)) {
                request.assembler.masmVersion = version;
                return;
            }
        }
        problems.report(Diagnostic.in("MASM", CommandLineProblem.BAD_NUMBER, word + " " + value)
                .withHint("6.14, 6.15 or 14"));
    }

    private int measure(String value, int least, int most, String word) {
        long measure = number(value, 10, word);
        if (measure != 0 && (measure < least || measure > most)) {
            warn(CommandLineProblem.BAD_OPTION_VALUE, word, "from " + least + " to " + most + ", or 0 for no limit");
            return 0;
        }
        return (int) measure;
    }

    private long number(String value, int radix, String word) {
        try {
            long number = Long.parseLong(value, radix);
            if (number >= 0 && number <= Integer.MAX_VALUE) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        report(CommandLineProblem.BAD_NUMBER, word);
        return 0;
    }

    // ---- files

    private void file(String name) {
        String ending = ending(name);
        if (Wildcards.are(name)) {
            List<String> found = Wildcards.expand(name);
            if (found.isEmpty()) {
                report(CommandLineProblem.CANNOT_OPEN_FILE, name);
            }
            found.forEach(this::file);
        } else if (ending.equals(".def")) {
            request.linked.add("/DEF:" + name);
        } else if (ending.equals(".obj") || ending.equals(".lib") || ending.equals(".res")) {
            request.linked.add(name);
        } else {
            source(name);
        }
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        boolean inName = dot > Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return inName ? name.substring(dot).toLowerCase(Locale.ROOT) : "";
    }

    private void source(String name) {
        Request.Source source = new Request.Source(name);
        source.object = nextObject;
        source.listing = nextListing != null ? nextListing : listAll ? "" : null;
        nextObject = null;
        nextListing = null;
        request.sources.add(source);
        request.linked.add(source);
    }

    /** Names that came behind the only source are meant for it. */
    private void finish() {
        if (request.sources.size() == 1) {
            Request.Source only = request.sources.get(0);
            only.object = nextObject != null ? nextObject : only.object;
            only.listing = nextListing != null ? nextListing : only.listing == null && listAll ? "" : only.listing;
        }
        for (Request.Source source : request.sources) {
            source.listing = source.listing == null && listAll ? "" : source.listing;
        }
        request.assembler.defines = List.copyOf(request.defines);
        request.assembler.listing = Optional.of(new ListingOptions(
                everything,
                generatedCode,
                falseConditionals,
                tables,
                listingWidth,
                listingLength,
                listingTitle,
                listingSubtitle));
    }

    // ---- problems

    private void report(CommandLineProblem problem, Object... arguments) {
        problems.report(Diagnostic.in("MASM", problem, arguments));
    }

    private void warn(CommandLineProblem problem, String word, String hint) {
        Diagnostic diagnostic = Diagnostic.in("MASM", problem, word);
        problems.report(hint.isEmpty() ? diagnostic : diagnostic.withHint(hint));
    }
}
