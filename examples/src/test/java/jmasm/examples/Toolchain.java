package jmasm.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jmasm.assembler.Assembler;
import jmasm.assembler.AssemblerOptions;
import jmasm.assembler.Assembly;
import jmasm.assembler.Includes;
import jmasm.base.Diagnostic;
import jmasm.base.DiagnosticPrinter;
import jmasm.base.Diagnostics;
import jmasm.base.SourceFile;
import jmasm.guest.WindowsVersion;
import jmasm.linker.FileFinder;
import jmasm.linker.LinkOptions;
import jmasm.linker.LinkResult;
import jmasm.linker.Linker;
import jmasm.machine.Machine;
import jmasm.machine.Program;
import jmasm.machine.RunOptions;
import jmasm.machine.RunOutput;
import jmasm.machine.trace.TraceFilter;
import jmasm.machine.volume.DirectoryVolume;
import jmasm.machine.volume.Mount;

/** The three tools as libraries, one after the other, as a user of them would call them. */
final class Toolchain {

    /** What a source became. */
    record Built(String name, byte[] object, byte[] image, String map) {}

    /** What a run did. */
    record Ran(int exitStatus, String trace, String messages) {}

    private Toolchain() {}

    static Built build(Path source, String name) throws IOException {
        return build(SourceFile.read(source, source.getFileName().toString()), name);
    }

    static Built build(SourceFile source, String name) {
        byte[] object = assemble(source, new GuestIncludes());
        String objectName = name + ".obj";
        Diagnostics diagnostics = new Diagnostics();
        LinkOptions options = LinkOptions.of(diagnostics, List.of("/subsystem:console", "/map", objectName));
        FileFinder files = FileFinder.of(Map.of(objectName, object));
        Optional<LinkResult> result = Linker.link(options, files, diagnostics);
        check(diagnostics.all());
        LinkResult made = result.orElseThrow();
        return new Built(name, object, made.image(), made.map().orElseThrow());
    }

    /** The object; an error or warning fails the test with its text. */
    static byte[] assemble(SourceFile source, Includes includes) {
        Assembly assembly = new Assembler(AssemblerOptions.defaults(), includes).assemble(source);
        check(assembly.diagnostics());
        return assembly.object().orElseThrow();
    }

    private static void check(List<Diagnostic> diagnostics) {
        if (!diagnostics.isEmpty()) {
            throw new AssertionError(text(diagnostics));
        }
    }

    private static String text(List<Diagnostic> diagnostics) {
        StringBuilder text = new StringBuilder();
        DiagnosticPrinter printer =
                new DiagnosticPrinter(line -> text.append(line).append('\n'));
        diagnostics.forEach(printer::print);
        return text.toString();
    }

    /** Runs with {@code driveC} as drive C:. */
    static Ran run(Built program, WindowsVersion version, TraceFilter filter, Path driveC) throws IOException {
        StringBuilder trace = new StringBuilder();
        List<Diagnostic> messages = new ArrayList<>();
        RunOutput output = new RunOutput() {
            @Override
            public void trace(String line) {
                trace.append(line).append('\n');
            }

            @Override
            public void message(Diagnostic diagnostic) {
                messages.add(diagnostic);
            }
        };
        RunOptions options = RunOptions.of(List.of(new Mount('C', DirectoryVolume.of(driveC, false))))
                .withVersion(version)
                .withTrace(filter);
        int status = new Machine(options, output)
                .run(Program.of(program.name() + ".exe", program.image()).withMap(program.map()));
        return new Ran(status, trace.toString(), text(messages));
    }
}
