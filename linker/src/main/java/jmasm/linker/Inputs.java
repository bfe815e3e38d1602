package jmasm.linker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.MalformedInput;
import jmasm.coff.Archive;
import jmasm.coff.CoffObject;
import jmasm.coff.FileKind;
import jmasm.coff.ImportMember;
import jmasm.coff.Machine;
import jmasm.coff.Resource;
import jmasm.linker.rc.ResourceCompiler;
import jmasm.linker.rc.ScriptFile;

/** Reads files, and members of libraries until nobody asks for more. */
final class Inputs {

    /** The C run-time libraries of which link takes one. */
    private static final Set<String> RUNTIMES =
            Set.of("libc.lib", "libcd.lib", "libcmt.lib", "libcmtd.lib", "msvcrt.lib", "msvcrtd.lib");

    static final String INTERMEDIATE_CODE = "an object that holds code of a compiler's intermediate language";

    private final LinkOptions options;
    private final FileFinder files;
    private final Diagnostics problems;
    private final SymbolTable symbols;
    private final LinkLog log;
    private final List<ObjectFile> objects = new ArrayList<>();
    private final List<ImportedName> imports = new ArrayList<>();
    private final Map<String, List<Resource>> resourceFiles = new LinkedHashMap<>();
    private final BuiltInLibraries builtIn;

    /** Searches that are still to be made. */
    private final Deque<Search> libraryQueue = new ArrayDeque<>();

    private final Set<String> searched = new HashSet<>();
    private final List<Library> libraries = new ArrayList<>();
    private boolean runtimeFound;
    private int defaultLibrariesSeen;

    /** A library that is still to be searched. */
    private sealed interface Search {

        record OfFile(InputFile file) implements Search {}

        record OfTables(String name, List<LibraryTable> tables) implements Search {}
    }

    Inputs(
            LinkOptions options,
            FileFinder files,
            BuiltInLibraries builtIn,
            Diagnostics problems,
            SymbolTable symbols,
            LinkLog log) {
        this.options = options;
        this.files = files;
        this.builtIn = builtIn;
        this.problems = problems;
        this.symbols = symbols;
        this.log = log;
    }

    /** In the order in which they were linked. */
    List<ObjectFile> objects() {
        return objects;
    }

    /** In the order in which they were asked for. */
    List<ImportedName> imports() {
        return imports;
    }

    /** In the order of the search. */
    List<Library> libraries() {
        return libraries;
    }

    /** What each .res file holds, in the order of the command line. */
    Map<String, List<Resource>> resourceFiles() {
        return resourceFiles;
    }

    /** The files of the command line: objects become part of the image, libraries wait until they are searched. */
    void readNamed() {
        ReadAhead ahead = new ReadAhead(options.inputs(), files, symbols.names());
        for (String name : options.inputs()) {
            ReadAhead.Read read = ahead.next();
            if (read.file().isPresent()) {
                readNamed(read.file().get(), read.object());
            } else if (!FileNames.isLibrary(name) || !queueBuiltIn(name)) {
                problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.CANNOT_OPEN_INPUT, name));
            }
        }
    }

    private void readNamed(InputFile file, Optional<NumberedObject> object) {
        log.say(Verbose.LIB, "Reading " + file.name());
        if (file.name().regionMatches(true, file.name().length() - 3, ".rc", 0, 3)) {
            resourceFiles.put(file.name(), compile(file));
        } else if (isArchive(file)) {
            searched.add(LinkOptions.libraryKey(file.name()));
            libraryQueue.add(new Search.OfFile(file));
        } else {
            read(file, object, Optional.empty(), 0);
        }
    }

    private static boolean isArchive(InputFile file) {
        FileKind kind = FileKind.of(file.bytes());
        return kind == FileKind.ARCHIVE || kind == FileKind.THIN_ARCHIVE;
    }

    private List<Resource> compile(InputFile script) {
        ScriptFile.Source source = name -> files.input(name).map(found -> new ScriptFile(found.name(), found.bytes()));
        return ResourceCompiler.compile(new ScriptFile(script.name(), script.bytes()), source, problems);
    }

    /**
     * Links members until nobody asks for more, searching the libraries of the command line, then the default libraries
     * in the order in which they were asked for.
     */
    void resolve() {
        while (true) {
            Optional<SymbolTable.Wanted> wanted = symbols.nextWanted();
            if (wanted.isPresent()) {
                load(wanted.get());
            } else if (!libraryQueue.isEmpty()) {
                search(libraryQueue.poll());
            } else if (defaultLibrariesSeen < options.defaultLibraries.size()) {
                findDefaultLibrary(options.defaultLibraries.get(defaultLibrariesSeen++));
            } else {
                return;
            }
        }
    }

    private void load(SymbolTable.Wanted wanted) {
        Library library = wanted.lazy().library();
        int index = wanted.lazy().member();
        if (library.load(index)) {
            InputFile member = library.member(index);
            log.say(Verbose.LIB, "  Loaded " + member.name() + " for " + wanted.name());
            read(member, Optional.empty(), Optional.of(library), index);
        }
    }

    private void search(Search search) {
        if (search instanceof Search.OfFile archive) {
            search(archive.file());
        } else if (search instanceof Search.OfTables builtIns) {
            search(builtIns.name(), builtIns.tables());
        }
    }

    private void search(InputFile file) {
        log.say(Verbose.LIB, "Searching " + file.name());
        try {
            Archive archive = Archive.read(file.bytes(), new ThinMembers(file, files, problems))
                    .indexed();
            Library.OfArchive library = new Library.OfArchive(file.name(), archive, libraries.size());
            libraries.add(library);
            symbols.offer(library);
            if (options.wantsAllOf(file.name())) {
                loadAll(library);
            }
        } catch (MalformedInput e) {
            corrupt(file, e);
        }
    }

    private void loadAll(Library.OfArchive library) {
        for (int index = 0; index < library.size(); index++) {
            if (library.load(index)) {
                InputFile member = library.member(index);
                log.say(Verbose.LIB, "  Loaded " + member.name() + " for /WHOLEARCHIVE");
                read(member, Optional.empty(), Optional.of(library), index);
            }
        }
    }

    /** Two C run-time libraries have the same functions with different data behind them. */
    private void warnOfSecondRuntime(String name) {
        if (RUNTIMES.contains(LinkOptions.libraryKey(name))) {
            if (runtimeFound) {
                problems.report(
                        Diagnostic.in(OptionText.TOOL, LinkProblem.RUNTIME_CONFLICT, LinkOptions.libraryKey(name)));
            }
            runtimeFound = true;
        }
    }

    private void findDefaultLibrary(String name) {
        if (options.excludes(name) || !searched.add(LinkOptions.libraryKey(name))) {
            return;
        }
        warnOfSecondRuntime(name);
        Optional<InputFile> file = files.library(name);
        if (file.isPresent()) {
            InputFile found = file.get();
            libraryQueue.add(new Search.OfFile(found));
        } else if (!queueBuiltIn(name)) {
            String shown = FileNames.isLibrary(name) ? name : name + ".lib";
            problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.CANNOT_OPEN_FILE, shown)
                    .withHint("name its folder with /LIBPATH or in the environment variable LIB, or leave it out with"
                            + " /NODEFAULTLIB:" + shown));
        }
    }

    /** False when no built-in library has the name. */
    private boolean queueBuiltIn(String name) {
        List<LibraryTable> tables = builtIn.find(name);
        if (tables.isEmpty()) {
            return false;
        }
        searched.add(LinkOptions.libraryKey(name));
        libraryQueue.add(new Search.OfTables(LinkOptions.libraryKey(name), tables));
        return true;
    }

    private void search(String name, List<LibraryTable> tables) {
        log.say(Verbose.LIB, "Searching " + name + " (built in)");
        for (LibraryTable table : tables) {
            Library.OfTable library = new Library.OfTable(name, table, libraries.size());
            libraries.add(library);
            symbols.offer(library);
        }
    }

    /** True when {@link #resolve} would find nothing to do. */
    boolean isSettled() {
        return !symbols.hasWanted()
                && libraryQueue.isEmpty()
                && defaultLibrariesSeen == options.defaultLibraries.size();
    }

    // One file

    private void read(InputFile file, Optional<NumberedObject> object, Optional<Library> library, int member) {
        try {
            switch (FileKind.of(file.bytes())) {
                case OBJECT -> readObject(file, object, library, member);
                case IMPORT_MEMBER -> readImport(file);
                case RESOURCE -> resourceFiles.put(file.name(), Resource.readAll(file.bytes()));
                case INTERMEDIATE_OBJECT -> intermediate(file, "it was compiled with /GL; compile it without");
                case BITCODE -> intermediate(file, "it was compiled with -flto; compile it without");
                case ARCHIVE, THIN_ARCHIVE -> throw new MalformedInput("a library within a library");
                case IMAGE -> invalid(file, "it is a program or DLL; to use a DLL, link with its import library");
                case ELF ->
                    invalid(
                            file,
                            "it is an ELF object, for Linux and the like; link needs COFF: assemble with jml or with"
                                    + " ml /coff, compile with i686-w64-mingw32-gcc or clang --target=i686-pc-windows-msvc");
                case OMF ->
                    invalid(
                            file,
                            "it is of OMF, as Borland's and 16-bit compilers make it; link needs COFF: assemble with jml or with"
                                    + " ml /coff, or convert it (objconv -fcoff32)");
                case EMPTY -> invalid(file, "it is empty");
                case UNKNOWN -> invalid(file, "it is neither a COFF object nor a library");
            }
        } catch (MalformedInput e) {
            corrupt(file, e);
        }
    }

    private void intermediate(InputFile file, String hint) {
        problems.report(Diagnostic.in(file.name(), LinkProblem.NOT_YET, INTERMEDIATE_CODE)
                .withHint(hint));
    }

    private void corrupt(InputFile file, MalformedInput e) {
        problems.report(Diagnostic.in(file.name(), LinkProblem.CORRUPT_FILE, e.getMessage()));
    }

    private void invalid(InputFile file, String hint) {
        problems.report(Diagnostic.in(file.name(), LinkProblem.INVALID_FILE).withHint(hint));
    }

    private void readObject(InputFile file, Optional<NumberedObject> known, Optional<Library> library, int member)
            throws MalformedInput {
        checkMachine(file);
        NumberedObject content =
                known.isPresent() ? known.get() : NumberedObject.of(CoffObject.read(file.bytes()), symbols.names());
        ObjectFile object = new ObjectFile(file.name(), content.object(), library, member);
        new ObjectEntry(object, content, symbols, options, problems).enter();
        objects.add(object);
    }

    private void readImport(InputFile file) throws MalformedInput {
        checkMachine(file);
        ImportMember member = ImportMember.read(file.bytes());
        int bracket = file.name().indexOf('(');
        String library = bracket < 0 ? file.name() : file.name().substring(0, bracket);
        ImportedName name = new ImportedName(member, library + "(" + member.dll() + ")");
        imports.add(name);
        symbols.define(ImportMember.IMP_PREFIX + member.symbol(), new LinkSymbol.Imported(name, true), name.file());
        if (member.type() != ImportMember.Type.DATA) {
            symbols.define(member.symbol(), new LinkSymbol.Imported(name, false), name.file());
        }
    }

    private void checkMachine(InputFile file) {
        int code = FileKind.machineCode(file.bytes());
        if (code != Machine.I386.code() && code != Machine.UNKNOWN.code()) {
            String machine = Machine.of(code).map(Machine::linkName).orElse(Integer.toHexString(code));
            problems.report(Diagnostic.in(file.name(), LinkProblem.MACHINE_CONFLICT, machine, Machine.I386.linkName()));
        }
    }
}
