package jmasm.assembler.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.assembler.AssemblerOptions;
import jmasm.assembler.CaseMap;
import jmasm.assembler.DebugLevel;
import jmasm.assembler.MasmVersion;
import jmasm.assembler.listing.ListingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** The command line. Options are ml's, with / or -, and their case counts. */
@Command(
        name = "jml",
        sortOptions = false,
        customSynopsis = "jml [options] file.asm …",
        description = {
            "",
            "Assembles 32-bit MASM sources to COFF objects. Options may begin with / as in ml; their case counts;",
            "a value may follow at once (/Fotest.obj) or as the next argument.",
            ""
        },
        footer = {
            "",
            "Accepted: /coff (the only format);",
            "/Fe, /Fm, /link (a warning: jml does not link). Without effect: /Zf, /Zm, /Gd, /Gz, /Gc, /AT, /Sc, /Sf.",
            "",
            "jml stops at the object: link it with jlink. INCLUDE names folders to search for included files.",
            "Exit codes: 0 success, 1 errors in a source, 2 errors in the command line, 70 a bug of jml."
        })
final class JmlOptions {

    @Option(names = "-c", description = "Assemble without linking; jml never links.")
    boolean assembleOnly;

    @Option(names = "-coff", hidden = true)
    boolean coff;

    @Option(names = "-Fo", paramLabel = "FILE", description = "Name of the object file.")
    String objectFile;

    @Option(
            names = "-Fl",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = "",
            description = "Write a listing, by default beside the object.")
    String listingFile;

    @Option(names = "-Sa", description = "List every line, whatever the source leaves out.")
    boolean listEverything;

    @Option(names = "-Sg", description = "List the instructions that directives make.")
    boolean listGeneratedCode;

    @Option(names = "-Sx", description = "List conditional blocks that are skipped.")
    boolean listFalseConditionals;

    @Option(names = "-Sn", description = "List no tables of names.")
    boolean noTables;

    @Option(names = "-Sl", paramLabel = "60…255", description = "Width of the listing; 0, the default, is no limit.")
    int listingWidth;

    @Option(names = "-Sp", paramLabel = "10…255", description = "Lines a page; 0, the default, is no limit.")
    int listingLength;

    @Option(names = "-St", paramLabel = "TEXT", description = "Title of the listing's pages.")
    String listingTitle = "";

    @Option(names = "-Ss", paramLabel = "TEXT", description = "Subtitle of the listing's pages.")
    String listingSubtitle = "";

    @Option(names = "-I", paramLabel = "DIR", description = "Search this folder for included files.")
    List<Path> includeFolders = new ArrayList<>();

    @Option(names = "-X", description = "Ignore the INCLUDE environment variable.")
    boolean ignoreEnvironment;

    @Option(names = "-D", paramLabel = "NAME[=TEXT]", description = "Define a text macro.")
    List<String> defines = new ArrayList<>();

    @Option(names = "-Cp", description = "The case of all names counts.")
    boolean casePreserved;

    @Option(names = "-Cx", description = "The case of public and external names is kept (as without an option).")
    boolean casePublic;

    @Option(names = "-Cu", description = "All names are written in upper case.")
    boolean caseUpper;

    @Option(names = "-W", paramLabel = "0…3", description = "Level of warnings; 1 by default.")
    int warningLevel = 1;

    @Option(names = "-w", description = "No warnings: /W0.")
    boolean noWarnings;

    @Option(names = "-WX", description = "Warnings are errors.")
    boolean warningsAreErrors;

    @Option(names = "-Zs", description = "Check the source only; write nothing.")
    boolean checkOnly;

    @Option(names = "-EP", description = "Print the preprocessed source; write nothing.")
    boolean preprocessOnly;

    @Option(names = "-safeseh", description = "Mark the object as one whose exception handlers are registered.")
    boolean safeSeh;

    @Option(names = "-Ta", paramLabel = "FILE", description = "A source whose name does not end in .asm.")
    List<String> asmFiles = new ArrayList<>();

    @Option(names = "-nologo", description = "Print no banner; jml has none.")
    boolean noLogo;

    @Option(names = "-quiet", description = "Do not print \"Assembling: file\".")
    boolean quiet;

    @Option(names = "-Fe", paramLabel = "FILE", hidden = true)
    String executable;

    @Option(names = "-Fm", paramLabel = "FILE", hidden = true)
    String map;

    /** /link and what follows it. */
    @Option(names = "-link", hidden = true)
    String linkOptions;

    @Option(names = "-Zi", description = "Line numbers and names for debuggers (CodeView 8).")
    boolean debugInformation;

    @Option(names = "-Zd", description = "Line numbers for debuggers (CodeView 8).")
    boolean lineNumbers;

    @Option(
            names = {"-Zf", "-Zm", "-Gd", "-Gz", "-Gc", "-Sc", "-Sf", "-AT"},
            hidden = true)
    boolean[] withoutEffect;

    @Option(names = "-omf", hidden = true)
    boolean omf;

    @Option(
            names = "--masm-version",
            paramLabel = "6.14|6.15|14",
            description = "Follow this release of ml where releases differ; 6.15 by default.")
    String masmVersion = MasmVersion.V6_15.option();

    @Option(
            names = "--macro-lines",
            paramLabel = "COUNT",
            description = "Stop when macros and loops have made so many lines; 2000000 by default.")
    long macroLines = AssemblerOptions.DEFAULT_MACRO_LINES;

    @Option(names = "--explain", paramLabel = "NUMBER", description = "Explain a message such as A2006, and stop.")
    String explain;

    @Option(
            names = {"-help", "--help", "-?"},
            usageHelp = true,
            description = "Print this, and stop.")
    boolean help;

    @Parameters(paramLabel = "file.asm", hidden = true)
    List<String> files = new ArrayList<>();

    @Unmatched
    List<String> unknown = new ArrayList<>();

    /** Null when the version is unknown. */
    MasmVersion version() {
        for (MasmVersion version : MasmVersion.values()) {
            if (version.option().equals(masmVersion)) {
                return version;
            }
        }
        return null;
    }

    private ListingOptions listingOptions() {
        return new ListingOptions(
                listEverything,
                listGeneratedCode,
                listFalseConditionals,
                !noTables,
                listingWidth,
                listingLength,
                listingTitle,
                listingSubtitle);
    }

    AssemblerOptions assemblerOptions() {
        List<AssemblerOptions.Define> definitions = new ArrayList<>();
        for (String define : defines) {
            int equals = define.indexOf('=');
            definitions.add(
                    equals < 0
                            ? new AssemblerOptions.Define(define, "")
                            : new AssemblerOptions.Define(define.substring(0, equals), define.substring(equals + 1)));
        }
        CaseMap caseMap = casePreserved ? CaseMap.NONE : caseUpper ? CaseMap.ALL : CaseMap.NOT_PUBLIC;
        return AssemblerOptions.with(options -> {
            options.masmVersion = version();
            options.caseMap = caseMap;
            options.defines = definitions;
            options.warningLevel = noWarnings ? 0 : warningLevel;
            options.warningsAreErrors = warningsAreErrors;
            options.listing = listingFile == null ? Optional.empty() : Optional.of(listingOptions());
            options.preprocessOnly = preprocessOnly;
            options.safeSeh = safeSeh;
            options.debug = debugInformation ? DebugLevel.SYMBOLS : lineNumbers ? DebugLevel.LINES : DebugLevel.NONE;
            options.macroLines = macroLines;
        });
    }
}
