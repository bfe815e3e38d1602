package jmasm.assembler.cli;

/**
 * The options of ml, with jml's own behind them: the one list that the command line and its help go by. Their case
 * counts, but for the long words. What each does is said in {@link CommandLineReader}, which javac keeps complete.
 */
enum JmlOption {
    ASSEMBLE_ONLY("c", Value.NONE, "", "assemble without linking"),
    OBJECT("Fo", Value.NEEDED, "file", "name of the next source's object, or a folder for all"),
    EXECUTABLE("Fe", Value.NEEDED, "file", "name of the image"),
    LISTING("Fl", Value.ATTACHED, "[file]", "write a listing of the next source, by default beside its object"),
    MAP("Fm", Value.ATTACHED, "[file]", "have the linker write a map"),
    STACK("F", Value.NEEDED, "hex", "size of the program's stack, for the linker"),
    FORCED_INCLUDE("FI", Value.NEEDED, "file", "include this file before each source"),
    LINKER("Bl", Value.NEEDED, "linker", "link with this program instead of jlink"),
    INCLUDE("I", Value.NEEDED, "folder", "search this folder for included files"),
    NO_INCLUDE_VARIABLE("X", Value.NONE, "", "ignore the INCLUDE environment variable"),
    DEFINE("D", Value.NEEDED, "name[=text]", "define a text macro"),
    CASE_PRESERVED("Cp", Value.NONE, "", "the case of all names counts"),
    CASE_PUBLIC("Cx", Value.NONE, "", "the case of public and external names is kept (the default)"),
    CASE_UPPER("Cu", Value.NONE, "", "all names are written in upper case"),
    PASCAL("Gc", Value.NONE, "", "procedures are Pascal's unless .MODEL says otherwise"),
    C("Gd", Value.NONE, "", "... C's"),
    STDCALL("Gz", Value.NONE, "", "... StdCall's"),
    NAME_LENGTH("H", Value.NEEDED, "number", "cut public and external names after so many characters"),
    WARNINGS("W", Value.ATTACHED, "0...3", "level of warnings (1)"),
    NO_WARNINGS("w", Value.NONE, "", "no warnings: /W0"),
    WARNINGS_ARE_ERRORS("WX", Value.NONE, "", "warnings prevent the object"),
    LINES("Zd", Value.NONE, "", "line numbers for debuggers (CodeView 8)"),
    DEBUG("Zi", Value.NONE, "", "line numbers, names and types for debuggers (CodeView 8)"),
    CHECKSUM("ZH", Value.ATTACHED, ":MD5|:SHA_256", "how debuggers recognise the sources (MD5)"),
    ALL_PUBLIC("Zf", Value.NONE, "", "make all labels, procedures and variables public"),
    MASM_510("Zm", Value.NONE, "", "OPTION M510"),
    ALIGNMENT("Zp", Value.ATTACHED, "[1|2|4|8|16]", "alignment of structures (1; 1 without a number)"),
    CHECK("Zs", Value.NONE, "", "check the sources only; write nothing"),
    PREPROCESS("EP", Value.NONE, "", "print the preprocessed sources; write nothing"),
    SAFE_SEH("safeseh", Value.NONE, "", "mark the object as one whose exception handlers are registered"),
    LIST_ALL("Sa", Value.NONE, "", "list every line, whatever the source leaves out"),
    LIST_GENERATED("Sg", Value.NONE, "", "list the instructions that directives make"),
    LIST_FALSE("Sx", Value.NONE, "", "list conditional blocks that are skipped"),
    NO_TABLES("Sn", Value.NONE, "", "list no tables of names"),
    LISTING_WIDTH("Sl", Value.NEEDED, "60...255", "width of the listing (0: no limit)"),
    LISTING_LENGTH("Sp", Value.NEEDED, "10...255", "lines a page of the listing (0: no limit)"),
    LISTING_TITLE("St", Value.NEEDED, "text", "title of the listing's pages"),
    LISTING_SUBTITLE("Ss", Value.NEEDED, "text", "subtitle of the listing's pages"),
    SOURCE("Ta", Value.NEEDED, "file", "a source whose name does not end in .asm"),
    NO_LOGO("nologo", Value.NONE, "", "do not print the names of the sources"),
    QUIET("quiet", Value.NONE, "", "nor anything else about success"),
    LINK("link", Value.NONE, "...", "all that follows is for the linker"),
    HELP("help", Value.NONE, "", "print this, and stop; also /? and --help"),
    QUESTION("?", Value.NONE, "", ""),
    COFF("coff", Value.NONE, "", ""),
    LISTING_FIRST_PASS("Sf", Value.NONE, "", ""),
    LISTING_TIMINGS("Sc", Value.NONE, "", ""),
    BROWSER("FR", Value.ATTACHED, "", ""),
    BROWSER_SHORT("Fr", Value.ATTACHED, "", ""),
    EMULATOR("FPi", Value.NONE, "", ""),
    TINY("AT", Value.NONE, "", ""),
    OMF("omf", Value.NONE, "", ""),
    ERROR_REPORT("errorReport", Value.ATTACHED, "", ""),
    MASM_VERSION(
            "--masm-version", Value.WORD, "6.14|6.15|14", "follow this release of ml where releases differ (6.15)"),
    LINE_LENGTH("--line-length", Value.WORD, "count", "the longest line, in characters (100000)"),
    MACRO_LINES("--macro-lines", Value.WORD, "count", "stop when macros have made so many lines (2000000)"),
    EXPLAIN("--explain", Value.WORD, "number", "explain a message such as A2006, and stop");

    /** Where an option's value stands. */
    enum Value {
        NONE,
        /** At once behind the name, or missing. */
        ATTACHED,
        /** At once behind the name, or the next argument. */
        NEEDED,
        /** The next argument, or behind an equals sign. */
        WORD
    }

    private static final int LONGEST_SHORT_WORD = 2;

    private final String word;
    private final Value value;
    private final String argument;
    private final String help;

    JmlOption(String word, Value value, String argument, String help) {
        this.word = word;
        this.value = value;
        this.argument = argument;
        this.help = help;
    }

    Value value() {
        return value;
    }

    /** As help shows it. */
    String synopsis() {
        return word.startsWith("--") ? word + " " + argument : "/" + word + (this == LINK ? " " : "") + argument;
    }

    /** Empty for options that need no mention. */
    String help() {
        return help;
    }

    /**
     * The option that {@code text}, an argument without its slash, begins with: the longest name that leaves a value
     * where one may be. Null when there is none.
     */
    static JmlOption of(String text) {
        JmlOption best = null;
        for (JmlOption option : values()) {
            boolean longer = best == null || option.word.length() > best.word.length();
            if (longer && option.matches(text)) {
                best = option;
            }
        }
        return best;
    }

    private boolean matches(String text) {
        return switch (value) {
            case NONE -> text.equals(word) || isLongWord() && text.equalsIgnoreCase(word);
            case ATTACHED, NEEDED -> text.regionMatches(isLongWord(), 0, word, 0, word.length());
            case WORD -> text.equals(word) || text.startsWith(word + "=");
        };
    }

    /** Their case does not count. */
    private boolean isLongWord() {
        return word.length() > LONGEST_SHORT_WORD;
    }

    /** What stands at once behind the name. */
    String attached(String text) {
        return text.substring(Math.min(text.length(), word.length() + (value == Value.WORD ? 1 : 0)));
    }
}
