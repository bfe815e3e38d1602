package jmasm.linker;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The options of link: the one list that the command line, its help and {@code .drectve} sections go by. What each does
 * is said in {@link OptionEffects}, which javac keeps complete.
 */
public enum LinkOption {
    ALIGN(":number", Where.COMMAND_LINE, "alignment of sections in memory (4096)"),
    ALTERNATENAME(":name=other", Where.ANYWHERE, "take <other> where nobody defines <name>"),
    BASE(":address", Where.COMMAND_LINE, "preferred load address (0x400000, DLL 0x10000000)"),
    DEF(":file", Where.COMMAND_LINE, "module definition: exports, name, base, stack, sections"),
    DEFAULTLIB(":library", Where.ANYWHERE, "search <library> after those on the command line"),
    DLL("", Where.COMMAND_LINE, "make a DLL"),
    DYNAMICBASE("[:NO]", Where.COMMAND_LINE, "let the image be loaded at a random address (NO)"),
    ENTRY(":function", Where.ANYWHERE, "where the program begins; found with or without decoration"),
    EXPORT(":name[=internal][,@ordinal[,NONAME]][,DATA][,PRIVATE]", Where.ANYWHERE, "export a function or variable"),
    FILEALIGN(":number", Where.COMMAND_LINE, "alignment of sections in the file (512)"),
    FIXED("[:NO]", Where.COMMAND_LINE, "no base relocations (default for an EXE, as in link 6)"),
    FORCE("[:MULTIPLE]", Where.COMMAND_LINE, "go on when a symbol is defined twice: the first counts"),
    HEAP(":reserve[,commit]", Where.ANYWHERE, "size of the heap (1 MB, 4 KB)"),
    IGNORE(":number[,number]", Where.COMMAND_LINE, "don't show these warnings"),
    IMPLIB(":file", Where.COMMAND_LINE, "name of the import library (that of the image, .lib)"),
    INCLUDE(":symbol", Where.ANYWHERE, "link whatever defines <symbol>"),
    LARGEADDRESSAWARE("[:NO]", Where.COMMAND_LINE, "the program can use addresses above 2 GB"),
    LIB("", Where.COMMAND_LINE, "make a library; then /OUT /LIST /EXTRACT:m /REMOVE:m /DEF:file (an import library)"),
    LIBPATH(":directory", Where.COMMAND_LINE, "search libraries here, before those of LIB"),
    MACHINE(":X86", Where.COMMAND_LINE, "the target, always x86"),
    MAP("[:file]", Where.COMMAND_LINE, "write a map (that of the image, .map)"),
    MAPINFO(":EXPORTS", Where.COMMAND_LINE, "list the exports in the map"),
    MERGE(":from=to", Where.ANYWHERE, "put section <from> into section <to>"),
    NODEFAULTLIB("[:library]", Where.ANYWHERE, "don't search default libraries, or not this one"),
    NOENTRY("", Where.COMMAND_LINE, "a DLL without an entry point"),
    NOLOGO("", Where.COMMAND_LINE, "no banner"),
    NXCOMPAT("[:NO]", Where.COMMAND_LINE, "data need not be executable (NO)"),
    OPT(":{REF|NOREF|ICF|NOICF|LBR|NOLBR}", Where.COMMAND_LINE, "REF, the default: leave out COMDATs nobody uses"),
    OUT(":file", Where.COMMAND_LINE, "name of the image (that of the first object, .exe or .dll)"),
    RELEASE("", Where.COMMAND_LINE, "set the check sum in the header"),
    SAFESEH(
            "[:NO]",
            Where.COMMAND_LINE,
            "list the exception handlers that may be called; every object must name its own"),
    SECTION(":name,[!][DEKPRSW]", Where.ANYWHERE, "attributes of a section"),
    STACK(":reserve[,commit]", Where.ANYWHERE, "size of the stack (1 MB, 4 KB)"),
    STUB(":file", Where.COMMAND_LINE, "DOS program in front of the image"),
    SUBSYSTEM(":{CONSOLE|WINDOWS|NATIVE|POSIX}[,major[.minor]]", Where.ANYWHERE, "what the image runs on (4.0)"),
    TIMESTAMP(":seconds", Where.COMMAND_LINE, "time stamp in the image (0, so that equal input gives equal output)"),
    TSAWARE("[:NO]", Where.COMMAND_LINE, "the program is made for terminal servers (NO)"),
    VERBOSE("[:LIB]", Where.COMMAND_LINE, "tell which file is read and which member is linked, and why"),
    VERSION(":major[.minor]", Where.COMMAND_LINE, "version in the header of the image (0.0)"),
    WHOLEARCHIVE("[:library]", Where.COMMAND_LINE, "link every member of every library, or of this one"),
    WX("[:NO]", Where.COMMAND_LINE, "a warning is an error"),

    // Accepted: they ask for what is so anyway, or concern nothing that jlink does.
    BREPRO("", Where.COMMAND_LINE, ""),
    DISALLOWLIB(":library", Where.DIRECTIVE, ""),
    EDITANDCONTINUE("", Where.DIRECTIVE, ""),
    ERRORREPORT(":choice", Where.COMMAND_LINE, ""),
    FAILIFMISMATCH(":key=value", Where.DIRECTIVE, ""),
    GUARDSYM(":symbol", Where.DIRECTIVE, ""),
    INCREMENTAL("[:NO]", Where.COMMAND_LINE, ""),
    NOEXP("", Where.COMMAND_LINE, ""),
    THROWINGNEW("", Where.DIRECTIVE, ""),

    // Known to link but not yet to jlink: a warning names them.
    ALIGNCOMM(":symbol,number", Where.DIRECTIVE, ""),
    ALLOWBIND("[:NO]", Where.COMMAND_LINE, Support.NOT_YET),
    ALLOWISOLATION("[:NO]", Where.COMMAND_LINE, Support.NOT_YET),
    APPCONTAINER("", Where.COMMAND_LINE, Support.NOT_YET),
    CETCOMPAT("[:NO]", Where.COMMAND_LINE, Support.NOT_YET),
    CLRIMAGETYPE(":type", Where.COMMAND_LINE, Support.NOT_YET),
    DEBUG("[:kind]", Where.COMMAND_LINE, Support.NOT_YET),
    DEBUGTYPE(":kind", Where.COMMAND_LINE, Support.NOT_YET),
    DELAY(":choice", Where.COMMAND_LINE, Support.NOT_YET),
    DELAYLOAD(":dll", Where.COMMAND_LINE, Support.NOT_YET),
    DEPENDENTLOADFLAG("[:flag]", Where.COMMAND_LINE, Support.NOT_YET),
    DRIVER("[:kind]", Where.COMMAND_LINE, Support.NOT_YET),
    FUNCTIONPADMIN("[:number]", Where.COMMAND_LINE, Support.NOT_YET),
    GUARD("[:choice]", Where.COMMAND_LINE, Support.NOT_YET),
    HIGHENTROPYVA("[:NO]", Where.COMMAND_LINE, Support.NOT_YET),
    INTEGRITYCHECK("", Where.COMMAND_LINE, Support.NOT_YET),
    LTCG("[:choice]", Where.COMMAND_LINE, Support.NOT_YET),
    MANIFEST("[:choice]", Where.COMMAND_LINE, Support.NOT_YET),
    MANIFESTDEPENDENCY(":text", Where.ANYWHERE, Support.NOT_YET),
    MANIFESTFILE(":file", Where.COMMAND_LINE, Support.NOT_YET),
    MANIFESTINPUT(":file", Where.COMMAND_LINE, Support.NOT_YET),
    MANIFESTUAC("[:choice]", Where.COMMAND_LINE, Support.NOT_YET),
    ORDER(":@file", Where.COMMAND_LINE, Support.NOT_YET),
    PDB(":file", Where.COMMAND_LINE, Support.NOT_YET),
    PDBALTPATH(":file", Where.COMMAND_LINE, Support.NOT_YET),
    PDBSTRIPPED("[:file]", Where.COMMAND_LINE, Support.NOT_YET),
    PROFILE("", Where.COMMAND_LINE, Support.NOT_YET),
    SWAPRUN(":choice", Where.COMMAND_LINE, Support.NOT_YET);

    /** Where an option may stand. */
    enum Where {
        COMMAND_LINE,
        DIRECTIVE,
        ANYWHERE
    }

    /** How far jlink knows an option. */
    enum Support {
        YES,
        /** Changes nothing; not shown in help. */
        ACCEPTED,
        NOT_YET
    }

    private static final Map<String, LinkOption> BY_NAME = byName();

    private final String argument;
    private final Where where;
    private final Support support;
    private final String help;

    LinkOption(String argument, Where where, String help) {
        this.argument = argument;
        this.where = where;
        this.support = help.isEmpty() ? Support.ACCEPTED : Support.YES;
        this.help = help;
    }

    LinkOption(String argument, Where where, Support support) {
        this.argument = argument;
        this.where = where;
        this.support = support;
        this.help = "";
    }

    /** What follows the name, e.g. {@code :file} or {@code [:NO]}. */
    public String argument() {
        return argument;
    }

    /** One line; empty for options that are only accepted or not there yet. */
    public String help() {
        return help;
    }

    Support support() {
        return support;
    }

    boolean allowedOnCommandLine() {
        return where != Where.DIRECTIVE;
    }

    boolean allowedInDirective() {
        return where != Where.COMMAND_LINE;
    }

    boolean needsArgument() {
        return argument.startsWith(":");
    }

    boolean takesArgument() {
        return !argument.isEmpty();
    }

    /** In any case. */
    public static Optional<LinkOption> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT)));
    }

    private static Map<String, LinkOption> byName() {
        Map<String, LinkOption> names = new HashMap<>();
        for (LinkOption option : values()) {
            names.put(option.name(), option);
        }
        return names;
    }
}
