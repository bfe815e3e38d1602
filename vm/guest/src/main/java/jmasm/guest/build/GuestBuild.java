package jmasm.guest.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jmasm.assembler.Assembler;
import jmasm.assembler.AssemblerOptions;
import jmasm.assembler.Assembly;
import jmasm.base.Diagnostic;
import jmasm.base.DiagnosticPrinter;
import jmasm.base.Diagnostics;
import jmasm.base.MalformedInput;
import jmasm.base.OutputFile;
import jmasm.base.SourceFile;
import jmasm.guest.NtService;
import jmasm.guest.NtServices;
import jmasm.guest.WindowsVersion;
import jmasm.linker.FileFinder;
import jmasm.linker.LinkOptions;
import jmasm.linker.LinkResult;
import jmasm.linker.Linker;

/**
 * Builds the guest's DLLs: what {@code src/main/masm} holds and what the tables generate goes through our own assembler
 * and linker into resources. Maven runs it in the phase {@code compile}.
 */
public final class GuestBuild {

    private final Path masm;
    private final Path resources;
    private final Path generated;

    private GuestBuild(Path masm, Path resources, Path generated) {
        this.masm = masm;
        this.resources = resources;
        this.generated = generated;
    }

    /**
     * @param arguments the folder of the sources; the folder for the results; the folder for the generated sources,
     *                  which nothing but people read
     * @throws IllegalStateException when a source has errors; the text is what jml or jlink would print
     */
    public static void main(String[] arguments) throws IOException {
        GuestBuild build = new GuestBuild(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        for (GuestDll dll : GuestDll.ALL) {
            build.build(dll);
        }
    }

    private void build(GuestDll dll) throws IOException {
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        List<String> exports = new ArrayList<>();
        BuildIncludes includes = includes(dll);
        for (Path source : sources(dll)) {
            DeclaredExports object = assemble(source, includes);
            inputs.put(stem(source) + ".obj", object.object());
            exports.addAll(object.names());
        }
        if (dll.name().equals("ntdll")) {
            exports.addAll(services(dll.version()));
        }
        for (String imported : dll.imports()) {
            Path library = resources.resolve(dll.version().id()).resolve(imported + ".lib");
            inputs.put(imported + ".lib", Files.readAllBytes(library));
        }
        write(dll, link(dll, inputs, exports));
    }

    /** The sources of the version, then those of all versions, each in the order of their names: so they are linked. */
    private List<Path> sources(GuestDll dll) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder :
                List.of(masm.resolve(dll.name()).resolve(dll.version().id()), masm.resolve(dll.name()))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".asm")).sorted().forEach(sources::add);
            }
        }
        return sources;
    }

    private BuildIncludes includes(GuestDll dll) throws IOException {
        Map<String, String> texts = dll.name().equals("ntdll")
                ? Map.of(
                        "stubs.inc", new StubSource(NtServices.kernel(dll.version())).text(),
                        "errors.inc", new ErrorSource().text())
                : Map.of();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = generated.resolve(dll.version().id()).resolve(text.getKey());
            Files.createDirectories(file.getParent());
            OutputFile.write(file, text.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return new BuildIncludes(texts, List.of(masm.resolve("include"), masm.resolve(dll.name())));
    }

    /** Each service by both of its names. */
    private static List<String> services(WindowsVersion version) {
        List<String> names = new ArrayList<>();
        for (NtService service : NtServices.kernel(version).all()) {
            names.add(service.name());
            names.add(service.zwName());
        }
        return names;
    }

    private DeclaredExports assemble(Path source, BuildIncludes includes) throws IOException {
        String name = masm.relativize(source).toString();
        Assembly assembly =
                new Assembler(AssemblerOptions.defaults(), includes).assemble(SourceFile.read(source, name));
        check(assembly.diagnostics());
        try {
            return DeclaredExports.takeFrom(assembly.object().orElseThrow());
        } catch (MalformedInput e) {
            throw new IllegalStateException(name + ": jml has made an object that can't be read", e);
        }
    }

    private static LinkResult link(GuestDll dll, Map<String, byte[]> inputs, List<String> exports) {
        List<String> arguments = new ArrayList<>(List.of(
                "/dll",
                "/noentry",
                "/nodefaultlib",
                "/opt:noref",
                "/subsystem:console",
                String.format(Locale.ROOT, "/base:0x%X", dll.base()),
                "/out:" + dll.name() + ".dll",
                "/map"));
        exports.forEach(name -> arguments.add("/export:" + name));
        arguments.addAll(inputs.keySet());
        Diagnostics diagnostics = new Diagnostics();
        LinkOptions options = LinkOptions.of(diagnostics, arguments);
        var result = Linker.link(options, FileFinder.of(inputs), diagnostics);
        check(diagnostics.all());
        return result.orElseThrow();
    }

    private void write(GuestDll dll, LinkResult result) throws IOException {
        Path stem = resources.resolve(dll.stem());
        Files.createDirectories(stem.getParent());
        OutputFile.write(Path.of(stem + ".dll"), result.image());
        OutputFile.write(Path.of(stem + ".lib"), result.importLibrary().orElseThrow());
        OutputFile.write(Path.of(stem + ".map"), result.map().orElseThrow().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Our own sources have neither errors nor warnings. */
    private static void check(List<Diagnostic> diagnostics) {
        if (diagnostics.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("the guest's DLLs can't be built:");
        DiagnosticPrinter printer =
                new DiagnosticPrinter(line -> text.append('\n').append(line));
        diagnostics.forEach(printer::print);
        throw new IllegalStateException(text.toString());
    }

    private static String stem(Path source) {
        String file = source.getFileName().toString();
        return file.substring(0, file.lastIndexOf('.'));
    }
}
