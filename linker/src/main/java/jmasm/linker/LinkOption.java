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
    ALLOWBIND("[:NO]", Where.COMMAND_LINE, "the image may be bound to the addresses of its DLLs (yes)"),
    ALLOWISOLATION("[:NO]", Where.COMMAND_LINE, "the loader looks for the image's manifest (yes)"),
    ALTERNATENAME(":name=other", Where.ANYWHERE, "take <other> where nobody defines <name>"),
    APPCONTAINER("", Where.COMMAND_LINE, "the image must run in an app container"),
    BASE(":{address[,size]|@file,key}", Where.COMMAND_LINE, "preferred load address (0x400000, DLL 0x10000000)"),
    BREPRO("", Where.COMMAND_LINE, "say in the image that its bytes follow from its input alone, as they always do"),
    CETCOMPAT("[:NO]", Where.COMMAND_LINE, "the image works with shadow stacks (NO)"),
    DEBUG(
            "[:{FULL|FASTLINK|NONE}]",
            Where.COMMAND_LINE,
            "write a program database for debuggers (.pdb); then /OPT:NOREF,NOICF"),
    DEF(":file", Where.COMMAND_LINE, "module definition: exports, name, base, stack, sections"),
    DEFAULTLIB(":library", Where.ANYWHERE, "search <library> after those on the command line"),
    DELAYLOAD(":dll", Where.ANYWHERE, "load <dll> when one of its functions is called first"),
    DLL("", Where.COMMAND_LINE, "make a DLL"),
    DRIVER(
            "[:{WDM|UPONLY}]",
            Where.COMMAND_LINE,
            "make a kernel driver: subsystem NATIVE, base relocations, check sum"),
    DYNAMICBASE("[:NO]", Where.COMMAND_LINE, "let the image be loaded at a random address (NO)"),
    EMITTOOLVERSIONINFO("[:NO]", Where.COMMAND_LINE, "list the tools that made the objects: a Rich header (NO)"),
    ENTRY(":function", Where.ANYWHERE, "where the program begins; found with or without decoration"),
    EXPORT(":name[=internal][,@ordinal[,NONAME]][,DATA][,PRIVATE]", Where.ANYWHERE, "export a function or variable"),
    FILEALIGN(":number", Where.COMMAND_LINE, "alignment of sections in the file (512)"),
    FIXED("[:NO]", Where.COMMAND_LINE, "no base relocations (default for an EXE, as in link 6)"),
    FORCE(
            "[:{MULTIPLE|UNRESOLVED}]",
            Where.COMMAND_LINE,
            "go on when a symbol is defined twice (the first counts), or not at all (address 0)"),
    FUNCTIONPADMIN("[:number]", Where.COMMAND_LINE, "leave bytes free in front of each function (5)"),
    HEAP(":reserve[,commit]", Where.ANYWHERE, "size of the heap (1 MB, 4 KB)"),
    IGNORE(":number[,number]", Where.COMMAND_LINE, "don't show these warnings"),
    IMPLIB(
            ":file",
            Where.COMMAND_LINE,
            "name of the import library (that of the image, .lib); the .exp file stands beside it"),
    INCLUDE(":symbol", Where.ANYWHERE, "link whatever defines <symbol>"),
    INTEGRITYCHECK("", Where.COMMAND_LINE, "the loader checks the image's signature"),
    LARGEADDRESSAWARE("[:NO]", Where.COMMAND_LINE, "the program can use addresses above 2 GB"),
    LIB("", Where.COMMAND_LINE, "make a library; then /OUT /LIST /EXTRACT:m /REMOVE:m /DEF:file (an import library)"),
    LIBPATH(":directory", Where.COMMAND_LINE, "search libraries here, before those of LIB"),
    LINKREPRO(":folder", Where.COMMAND_LINE, "copy all inputs there, with a response file that repeats the link"),
    LINKVERSION(
            ":{6|14}",
            Where.COMMAND_LINE,
            "header values and defaults of this version of link (6); also --link-version 14"),
    MACHINE(":X86", Where.COMMAND_LINE, "the target, always x86"),
    MANIFEST("[:{EMBED[,ID=number]|NO}]", Where.COMMAND_LINE, "write a manifest beside the image, or into it"),
    MANIFESTDEPENDENCY(":attributes", Where.ANYWHERE, "the image uses this assembly, e.g. the common controls"),
    MANIFESTFILE(":file", Where.COMMAND_LINE, "name of the manifest (that of the image, .manifest)"),
    MANIFESTINPUT(":file", Where.COMMAND_LINE, "take this manifest, for /MANIFEST:EMBED; several are merged"),
    MANIFESTUAC(
            "[:{NO|attributes}]", Where.COMMAND_LINE, "privileges it asks for (level='asInvoker' uiAccess='false')"),
    MAP("[:file]", Where.COMMAND_LINE, "write a map (that of the image, .map)"),
    MAPINFO(":{EXPORTS|LINES|FIXUPS}", Where.COMMAND_LINE, "list the exports in the map; the others are not there"),
    MERGE(":from=to", Where.ANYWHERE, "put section <from> into section <to>"),
    NODEFAULTLIB("[:library]", Where.ANYWHERE, "don't search default libraries, or not this one"),
    NOENTRY("", Where.COMMAND_LINE, "a DLL without an entry point"),
    NOEXP("", Where.COMMAND_LINE, "write no .exp file beside the import library"),
    NOLOGO("", Where.COMMAND_LINE, "no banner"),
    NXCOMPAT("[:NO]", Where.COMMAND_LINE, "data need not be executable (NO)"),
    OPT(
            ":{REF|NOREF|ICF|NOICF|LBR|NOLBR}",
            Where.COMMAND_LINE,
            "leave out COMDATs nobody uses, keep one of equal ones (REF,ICF; NOREF,NOICF with /DEBUG)"),
    ORDER(":@file", Where.COMMAND_LINE, "put the COMDATs that a file names first, in its order"),
    OUT(":file", Where.COMMAND_LINE, "name of the image (that of the first object, .exe or .dll)"),
    PDB(":file", Where.COMMAND_LINE, "name of the program database (that of the image, .pdb)"),
    PDBALTPATH(":path", Where.COMMAND_LINE, "the database's path in the image (its file name)"),
    PDBSTRIPPED("[:file]", Where.COMMAND_LINE, "write a second database with public names only"),
    RELEASE("", Where.COMMAND_LINE, "set the check sum in the header"),
    SAFESEH(
            "[:NO]",
            Where.COMMAND_LINE,
            "list the exception handlers that may be called; every object must name its own"),
    SECTION(
            ":name,[[!]{DEKPRSW}][,ALIGN=number]",
            Where.ANYWHERE,
            "attributes of a section; its alignment, which /ALIGN limits"),
    STACK(":reserve[,commit]", Where.ANYWHERE, "size of the stack (1 MB, 4 KB)"),
    STUB(":file", Where.COMMAND_LINE, "DOS program in front of the image"),
    SUBSYSTEM(":{CONSOLE|WINDOWS|NATIVE|POSIX}[,major[.minor]]", Where.ANYWHERE, "what the image runs on (4.0)"),
    SWAPRUN(":{NET|CD}", Where.COMMAND_LINE, "copy the image to the swap file when it is run from there"),
    TIME("", Where.COMMAND_LINE, "tell how long each pass took"),
    TIMESTAMP(":seconds", Where.COMMAND_LINE, "time stamp in the image (0, so that equal input gives equal output)"),
    TSAWARE("[:NO]", Where.COMMAND_LINE, "the program is made for terminal servers (NO)"),
    VERBOSE(
            "[:{LIB|REF|ICF|SAFESEH|UNUSEDLIBS}]",
            Where.COMMAND_LINE,
            "tell which file is read and which member is linked and why, and what is left out"),
    VERSION(":major[.minor]", Where.COMMAND_LINE, "version in the header of the image (0.0)"),
    WHOLEARCHIVE("[:library]", Where.COMMAND_LINE, "link every member of every library, or of this one"),
    WX("[:NO]", Where.COMMAND_LINE, "a warning is an error"),

    // Accepted: they ask for what is so anyway, or concern nothing that jlink does.
    ALIGNCOMM(":symbol,number", Where.DIRECTIVE, Support.ACCEPTED, "aligns a communal variable; compilers write it"),
    CGTHREADS(":number", Where.COMMAND_LINE, Support.ACCEPTED, "there is no code generation"),
    COMMENT(":text", Where.ANYWHERE, Support.ACCEPTED, "no room is kept for comments in an image"),
    DEBUGTYPE(":kind", Where.COMMAND_LINE, Support.ACCEPTED, "the database holds CodeView, as by default"),
    DISALLOWLIB(":library", Where.DIRECTIVE, Support.ACCEPTED, "concerns the choice of C libraries by Visual C++"),
    EDITANDCONTINUE("", Where.DIRECTIVE, Support.ACCEPTED, "an image is always linked anew"),
    EMITPOGOPHASEINFO(
            "", Where.COMMAND_LINE, Support.ACCEPTED, "there is no code generation, hence nothing to profile for"),
    EMITVOLATILEMETADATA("[:NO]", Where.COMMAND_LINE, Support.ACCEPTED, "it concerns ARM64"),
    ERRORREPORT(":choice", Where.COMMAND_LINE, Support.ACCEPTED, "nothing is ever sent"),
    EXETYPE(":type", Where.COMMAND_LINE, Support.ACCEPTED, "of link 6, for virtual device drivers"),
    EXPERIMENTAL(
            ":choice",
            Where.COMMAND_LINE,
            Support.ACCEPTED,
            "what it asks for, the same bytes each time, is so anyway"),
    FAILIFMISMATCH(":key=value", Where.DIRECTIVE, Support.ACCEPTED, "a check of Visual C++ between its own objects"),
    FASTFAIL("[:NO]", Where.COMMAND_LINE, Support.ACCEPTED, "a note about errors in link itself"),
    FULLBUILD("", Where.COMMAND_LINE, Support.ACCEPTED, "an image is always linked anew"),
    GPSIZE(":number", Where.COMMAND_LINE, Support.ACCEPTED, "of link 6, for MIPS and Alpha"),
    GUARDSYM(":symbol", Where.DIRECTIVE, Support.ACCEPTED, "belongs to /GUARD"),
    HIGHENTROPYVA("[:NO]", Where.COMMAND_LINE, Support.ACCEPTED, "it concerns addresses beyond 4 GB"),
    ILK("[:file]", Where.COMMAND_LINE, Support.ACCEPTED, "belongs to /INCREMENTAL"),
    INCREMENTAL("[:NO]", Where.COMMAND_LINE, Support.ACCEPTED, "an image is always linked anew"),
    INFERASANLIBS("[:NO]", Where.DIRECTIVE, Support.ACCEPTED, "no sanitizer libraries come with jlink"),
    LAST(":section", Where.COMMAND_LINE, Support.ACCEPTED, "of link 6, for MIPS and Alpha"),
    LINK50COMPAT(
            "",
            Where.COMMAND_LINE,
            Support.ACCEPTED,
            "of link 6: import libraries that version 5 reads, as all of ours"),
    LTCGOUT("[:file]", Where.COMMAND_LINE, Support.ACCEPTED, "belongs to /LTCG"),
    NOCOFFGRPINFO("", Where.COMMAND_LINE, Support.ACCEPTED, "the names of grouped sections stand in the map"),
    NOVCFEATURE("", Where.COMMAND_LINE, Support.ACCEPTED, "nothing is noted about the compiler"),
    PDBCOMPRESS("", Where.COMMAND_LINE, Support.ACCEPTED, "a database takes the room that it needs"),
    PDBPAGESIZE(":number", Where.COMMAND_LINE, Support.ACCEPTED, "a database has pages of 4 KB"),
    PDBTYPE(":choice", Where.COMMAND_LINE, Support.ACCEPTED, "of link 6: a database always holds all types"),
    THROWINGNEW("", Where.DIRECTIVE, Support.ACCEPTED, "a note of the compiler for /LTCG"),
    VXD("", Where.COMMAND_LINE, Support.ACCEPTED, "of link 6, for virtual device drivers"),
    WARN("[:level]", Where.COMMAND_LINE, Support.ACCEPTED, "of link 6: all warnings are shown"),
    WS(":AGGRESSIVE", Where.COMMAND_LINE, Support.ACCEPTED, "of link 6: Windows trims programs without being asked"),

    // Known to link and not to jlink: a warning names them and says why.
    ARM64XFUNCTIONPADMINX64(":number", Where.COMMAND_LINE, Support.NOT_HERE, "it concerns ARM64"),
    ASSEMBLYDEBUG("[:choice]", Where.COMMAND_LINE, Support.NOT_HERE, ".NET assemblies are not linked"),
    ASSEMBLYLINKRESOURCE(":file", Where.COMMAND_LINE, Support.NOT_HERE, ".NET assemblies are not linked"),
    ASSEMBLYMODULE(":file", Where.COMMAND_LINE, Support.NOT_HERE, ".NET assemblies are not linked"),
    ASSEMBLYRESOURCE(":file", Where.COMMAND_LINE, Support.NOT_HERE, ".NET assemblies are not linked"),
    CLRIMAGETYPE(":type", Where.COMMAND_LINE, Support.NOT_HERE, ".NET assemblies are not linked"),
    CLRLOADEROPTIMIZATION(":choice", Where.COMMAND_LINE, Support.NOT_HERE, ".NET assemblies are not linked"),
    CLRSUPPORTLASTERROR("[:choice]", Where.COMMAND_LINE, Support.NOT_HERE, ".NET assemblies are not linked"),
    CLRTHREADATTRIBUTE(":choice", Where.COMMAND_LINE, Support.NOT_HERE, ".NET assemblies are not linked"),
    CLRUNMANAGEDCODECHECK("[:NO]", Where.COMMAND_LINE, Support.NOT_HERE, ".NET assemblies are not linked"),
    DELAY(
            ":choice",
            Where.COMMAND_LINE,
            Support.NOT_HERE,
            "the tables for unloading and binding of delayed DLLs are not made"),
    DELAYSIGN("[:NO]", Where.COMMAND_LINE, Support.NOT_HERE, ".NET assemblies are not linked"),
    DEPENDENTLOADFLAG(
            "[:flag]", Where.COMMAND_LINE, Support.NOT_HERE, "the C library's load configuration stays as it is"),
    DYNAMICDEOPT(
            "[:choice]",
            Where.COMMAND_LINE,
            Support.NOT_HERE,
            "there is no code generation, hence nothing to debug twice"),
    FASTGENPROFILE(
            "[:choice]",
            Where.COMMAND_LINE,
            Support.NOT_HERE,
            "there is no code generation, hence nothing to profile for"),
    GENPROFILE(
            "[:choice]",
            Where.COMMAND_LINE,
            Support.NOT_HERE,
            "there is no code generation, hence nothing to profile for"),
    GUARD("[:choice]", Where.COMMAND_LINE, Support.NOT_HERE, "no table of guarded functions is made"),
    IDLOUT(":file", Where.COMMAND_LINE, Support.NOT_HERE, "type libraries are made by midl"),
    IGNOREIDL("", Where.COMMAND_LINE, Support.NOT_HERE, "type libraries are made by midl"),
    KERNEL("[:NO]", Where.COMMAND_LINE, Support.NOT_HERE, "it concerns checks of Visual C++'s own libraries"),
    KEYCONTAINER(":name", Where.COMMAND_LINE, Support.NOT_HERE, ".NET assemblies are not linked"),
    KEYFILE(":file", Where.COMMAND_LINE, Support.NOT_HERE, ".NET assemblies are not linked"),
    LINKREPROFULLPATHRSP(
            ":file", Where.COMMAND_LINE, Support.NOT_HERE, "/LINKREPRO writes a response file beside the copies"),
    LINKREPROTARGET(
            ":file", Where.COMMAND_LINE, Support.NOT_HERE, "each link makes one image: name it with /LINKREPRO"),
    LTCG(
            "[:choice]",
            Where.COMMAND_LINE,
            Support.NOT_HERE,
            "objects that hold code of a compiler's intermediate language are not linked"),
    MIDL(":@file", Where.COMMAND_LINE, Support.NOT_HERE, "type libraries are made by midl"),
    NATVIS(
            ":file",
            Where.COMMAND_LINE,
            Support.NOT_HERE,
            "views of Visual Studio's debugger go into no database of ours"),
    NOASSEMBLY("", Where.COMMAND_LINE, Support.NOT_HERE, ".NET assemblies are not linked"),
    NOFUNCTIONPADSECTION(
            ":section", Where.COMMAND_LINE, Support.NOT_HERE, "/FUNCTIONPADMIN concerns all sections of code"),
    PGD(":file", Where.COMMAND_LINE, Support.NOT_HERE, "there is no code generation, hence nothing to profile for"),
    POGOSAFEMODE("", Where.COMMAND_LINE, Support.NOT_HERE, "there is no code generation, hence nothing to profile for"),
    PROFILE("", Where.COMMAND_LINE, Support.NOT_HERE, "the image is not prepared for Visual Studio's profiler"),
    SOURCELINK(
            ":file", Where.COMMAND_LINE, Support.NOT_HERE, "paths of sources on servers go into no database of ours"),
    SPD(":file", Where.COMMAND_LINE, Support.NOT_HERE, "there is no code generation, hence nothing to profile for"),
    SPGO(
            "[:choice]",
            Where.COMMAND_LINE,
            Support.NOT_HERE,
            "there is no code generation, hence nothing to profile for"),
    TLBID(":number", Where.COMMAND_LINE, Support.NOT_HERE, "type libraries are made by midl"),
    TLBOUT(":file", Where.COMMAND_LINE, Support.NOT_HERE, "type libraries are made by midl"),
    USEPROFILE(
            "[:choice]",
            Where.COMMAND_LINE,
            Support.NOT_HERE,
            "there is no code generation, hence nothing to profile for"),
    WINMD("[:choice]", Where.COMMAND_LINE, Support.NOT_HERE, "no metadata for the Windows Runtime is made"),
    WINMDDELAYSIGN("[:NO]", Where.COMMAND_LINE, Support.NOT_HERE, "no metadata for the Windows Runtime is made"),
    WINMDFILE(":file", Where.COMMAND_LINE, Support.NOT_HERE, "no metadata for the Windows Runtime is made"),
    WINMDKEYCONTAINER(":name", Where.COMMAND_LINE, Support.NOT_HERE, "no metadata for the Windows Runtime is made"),
    WINMDKEYFILE(":file", Where.COMMAND_LINE, Support.NOT_HERE, "no metadata for the Windows Runtime is made");

    /** Where an option may stand. */
    public enum Where {
        COMMAND_LINE,
        DIRECTIVE,
        ANYWHERE
    }

    /** How far jlink knows an option. */
    public enum Support {
        YES,
        /** Changes nothing, or is only for compilers to write; not shown in help. */
        ACCEPTED,
        NOT_HERE
    }

    private static final Map<String, LinkOption> BY_NAME = byName();

    private final String argument;
    private final Where where;
    private final Support support;
    private final String note;

    LinkOption(String argument, Where where, String help) {
        this(argument, where, Support.YES, help);
    }

    LinkOption(String argument, Where where, Support support, String note) {
        this.argument = argument;
        this.where = where;
        this.support = support;
        this.note = note;
    }

    /** What follows the name, e.g. {@code :file} or {@code [:NO]}. */
    public String argument() {
        return argument;
    }

    /** One line: what it does; of an option that does nothing, why. */
    public String note() {
        return note;
    }

    public Support support() {
        return support;
    }

    public boolean allowedOnCommandLine() {
        return where != Where.DIRECTIVE;
    }

    public boolean allowedInDirective() {
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
