package jmasm.linker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.FatalProblem;
import jmasm.base.MalformedInput;
import jmasm.coff.Archive;
import jmasm.coff.FileKind;

/** lib.exe's job, {@code jlink /LIB}: makes, lists and takes apart libraries. Bytes in, bytes out, as {@link Linker}. */
public final class Librarian {

    private static final String TOOL = "LIB";

    private final List<String> inputs = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final FileFinder files;
    private final Diagnostics problems;
    private Optional<String> out = Optional.empty();
    private Optional<String> extracted = Optional.empty();
    private Optional<String> definition = Optional.empty();
    private Optional<String> dllName = Optional.empty();
    private boolean list;

    /**
     * What was made.
     *
     * @param lines  of {@code /LIST}
     * @param name   of the file to write
     * @param output the library, or the member that was to be extracted; empty when only a list was asked for
     * @param others files beside it: the export table of a DLL that is yet to be linked
     */
    public record Result(List<String> lines, String name, Optional<byte[]> output, List<LinkResult.SideFile> others) {

        Result(List<String> lines, String name, Optional<byte[]> output) {
            this(lines, name, output, List.of());
        }
    }

    private Librarian(FileFinder files, Diagnostics problems) {
        this.files = files;
        this.problems = problems;
    }

    /**
     * @param arguments options and files, without {@code /LIB} itself
     * @return empty when the diagnostics say why there is nothing
     */
    public static Optional<Result> run(List<String> arguments, FileFinder files, Diagnostics problems) {
        try {
            Librarian librarian = new Librarian(files, problems);
            arguments.forEach(librarian::argument);
            return Optional.of(librarian.work());
        } catch (FatalProblem e) {
            // It is among the diagnostics.
            return Optional.empty();
        }
    }

    private void argument(String argument) {
        if (!OptionText.isOption(argument)) {
            inputs.add(argument);
            return;
        }
        Optional<String> value = OptionText.value(argument);
        switch (OptionText.name(argument).toUpperCase(Locale.ROOT)) {
            case "OUT" -> out = Optional.of(value(argument, value));
            case "DEF" -> definition = Optional.of(value(argument, value));
            case "NAME" -> dllName = Optional.of(value(argument, value));
            case "EXTRACT" -> extracted = Optional.of(value(argument, value));
            case "REMOVE" -> removed.add(value(argument, value));

            case "LIST" -> list = true;
            case "LIBPATH", "MACHINE", "NOLOGO", "SUBSYSTEM", "VERBOSE", "WX", "IGNORE", "NODEFAULTLIB" -> {
                // They change nothing in a library of objects for x86.
            }
            default -> problems.report(Diagnostic.in(TOOL, LinkProblem.UNKNOWN_OPTION, argument));
        }
    }

    private String value(String argument, Optional<String> value) {
        if (value.isEmpty()) {
            problems.report(Diagnostic.in(TOOL, LinkProblem.NO_OPTION_ARGUMENT, argument));
        }
        return value.orElseThrow();
    }

    private Result work() {
        if (definition.isPresent()) {
            return importLibrary(definition.get());
        }
        List<Archive.Member> members = members();
        if (list) {
            return new Result(members.stream().map(Archive.Member::name).toList(), "", Optional.empty());
        }
        if (extracted.isPresent()) {
            return extract(members, extracted.get());
        }
        for (String name : removed) {
            if (!members.removeIf(member -> isNamed(member, name))) {
                notThere(name);
            }
        }
        return new Result(List.of(), outputName(), Optional.of(archive(members)));
    }

    private Result extract(List<Archive.Member> members, String name) {
        for (Archive.Member member : members) {
            if (isNamed(member, name)) {
                return new Result(List.of(), out.orElse(FileNames.last(member.name())), Optional.of(member.data()));
            }
        }
        notThere(name);
        return new Result(List.of(), "", Optional.empty());
    }

    private void notThere(String member) {
        problems.report(Diagnostic.in(TOOL, LinkProblem.NO_SUCH_MEMBER, member).withHint("/LIST shows what there is"));
    }

    private static boolean isNamed(Archive.Member member, String name) {
        return member.name().equals(name) || FileNames.last(member.name()).equalsIgnoreCase(name);
    }

    private String outputName() {
        return out.orElseGet(() -> FileNames.withoutExtension(inputs.isEmpty() ? "a" : inputs.get(0)) + ".lib");
    }

    /** Objects, and members of libraries; an object replaces the member of its name, as it does in lib. */
    private List<Archive.Member> members() {
        Map<String, Archive.Member> members = new LinkedHashMap<>();
        for (String name : inputs) {
            Optional<InputFile> file = files.input(name).or(() -> files.library(name));
            if (file.isEmpty()) {
                problems.report(Diagnostic.in(TOOL, LinkProblem.CANNOT_OPEN_INPUT, name));
            }
            file.ifPresent(found -> add(found, members));
        }
        return new ArrayList<>(members.values());
    }

    private void add(InputFile file, Map<String, Archive.Member> members) {
        try {
            switch (FileKind.of(file.bytes())) {
                case ARCHIVE, THIN_ARCHIVE -> {
                    int number = 0;
                    for (Archive.Member member : Archive.read(file.bytes(), new ThinMembers(file, files, problems))
                            .members()) {
                        // Import members all have the name of their DLL: they don't replace each other.
                        members.put(file.name() + "/" + number++, member);
                    }
                }
                case OBJECT, IMPORT_MEMBER -> {
                    String name = FileNames.last(file.name());
                    members.values().removeIf(member -> isNamed(member, name));
                    members.put(name, new Archive.Member(name, file.bytes()));
                }
                default ->
                    problems.report(Diagnostic.in(file.name(), LinkProblem.INVALID_FILE)
                            .withHint("a library is made of objects and libraries"));
            }
        } catch (MalformedInput e) {
            problems.report(Diagnostic.in(file.name(), LinkProblem.CORRUPT_FILE, e.getMessage()));
        }
    }

    private byte[] archive(List<Archive.Member> members) {
        try {
            return Archive.of(members).toBytes();
        } catch (MalformedInput e) {
            problems.report(Diagnostic.in(outputName(), LinkProblem.CORRUPT_FILE, e.getMessage()));
            throw new IllegalStateException("a fatal problem was not thrown", e);
        }
    }

    // Import libraries

    /**
     * Of a DLL that is described, not linked: {@code Add@8} is the stdcall function {@code _Add@8}, imported as Add. With it
     * comes the export table, to be linked into the DLL.
     */
    private Result importLibrary(String name) {
        Optional<InputFile> file = files.input(name);
        if (file.isEmpty()) {
            problems.report(Diagnostic.in(TOOL, LinkProblem.CANNOT_OPEN_FILE, name));
        }
        ModuleDefinition module = ModuleDefinition.parse(file.orElseThrow(), problems);
        String stem = module.name().or(() -> dllName).orElse(FileNames.withoutExtension(FileNames.last(name)));
        String dll = FileNames.hasExtension(stem) ? stem : stem + ".dll";
        List<Export> exports = new ArrayList<>();
        for (ExportRequest request : module.exports()) {
            String symbol = symbol(request.name());
            String exported = Decoration.isStdcall(symbol) ? Decoration.withoutStdcall(symbol) : request.name();
            exports.add(new Export(exported, symbol, Optional.empty(), request.internal(), request));
        }
        ExportList numbered = ExportList.of(exports, dll, problems);
        byte[] library = new ImportLibraryWriter(dll).write(numbered.exports());
        String output = out.orElse(FileNames.withoutExtension(FileNames.last(name)) + ".lib");
        List<LinkResult.SideFile> others = numbered.isEmpty()
                ? List.of()
                : List.of(new LinkResult.SideFile(FileNames.withoutExtension(output) + ".exp", numbered.exportFile(0)));
        return new Result(List.of(), output, Optional.of(library), others);
    }

    private static String symbol(String name) {
        return name.startsWith("?") || name.startsWith("@") ? name : "_" + name;
    }

    /** What a command line sets beside the work: where libraries lie. */
    public static List<String> libraryPaths(List<String> arguments) {
        List<String> paths = new ArrayList<>();
        for (String argument : arguments) {
            if (OptionText.isOption(argument) && OptionText.name(argument).equalsIgnoreCase("LIBPATH")) {
                OptionText.value(argument).ifPresent(paths::add);
            }
        }
        return paths;
    }
}
