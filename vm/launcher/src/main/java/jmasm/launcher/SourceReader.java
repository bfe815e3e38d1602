package jmasm.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jmasm.assembler.Assembler;
import jmasm.assembler.AssemblerOptions;
import jmasm.assembler.Assembly;
import jmasm.assembler.cli.FileIncludes;
import jmasm.base.Diagnostic;
import jmasm.base.DiagnosticPrinter;
import jmasm.base.Diagnostics;
import jmasm.base.SourceFile;
import jmasm.linker.FileFinder;
import jmasm.linker.LinkOptions;
import jmasm.linker.LinkResult;
import jmasm.linker.Linker;
import jmasm.linker.cli.DiskFiles;
import jmasm.machine.cli.ImageFile;
import jmasm.machine.cli.ProgramReader;
import jmasm.x86.InstructionTable;

/**
 * Lets jrun take a source or an object as well as an image: what {@code jml /c} and {@code jlink /subsystem:console}
 * would make of it, made in memory. Nothing is written to the disk.
 */
final class SourceReader implements ProgramReader {

    private final ProgramReader images = new ImageFile();

    /** Null until somebody needs it. */
    private InstructionTable table;

    @Override
    public InstructionTable instructions() {
        if (table == null) {
            table = InstructionTable.load();
        }
        return table;
    }

    @Override
    public Optional<Image> read(Path file, String name, PrintStream err) {
        String ending = ending(name);
        if (!ending.equals(".asm") && !ending.equals(".obj")) {
            return images.read(file, name, err);
        }
        Optional<byte[]> bytes = bytes(file);
        if (bytes.isEmpty()) {
            // Its message fits: there is no such file, or it can't be read.
            return images.read(file, name, err);
        }
        DiagnosticPrinter printer = new DiagnosticPrinter(err::println);
        Optional<byte[]> object = ending.equals(".asm") ? assemble(name, bytes.get(), printer) : bytes;
        return object.flatMap(made -> link(stem(file), made, printer));
    }

    private Optional<byte[]> assemble(String name, byte[] source, DiagnosticPrinter printer) {
        Assembler assembler =
                new Assembler(AssemblerOptions.defaults(), FileIncludes.ofEnvironment(List.of()), instructions());
        Assembly assembly = assembler.assemble(SourceFile.of(name, source));
        print(assembly.diagnostics(), printer);
        return assembly.object();
    }

    private static Optional<Image> link(String stem, byte[] object, DiagnosticPrinter printer) {
        String objectName = stem + ".obj";
        Diagnostics problems = new Diagnostics();
        LinkOptions options = LinkOptions.of(problems, List.of("/subsystem:console", "/map", objectName));
        FileFinder files = FileFinder.of(Map.of(objectName, object)).orElse(DiskFiles.ofEnvironment(List.of()));
        Optional<LinkResult> result = Linker.link(options, files, problems);
        print(problems.all(), printer);
        return result.map(made -> new Image(options.outputName(), made.image(), made.map()));
    }

    private static void print(List<Diagnostic> diagnostics, DiagnosticPrinter printer) {
        diagnostics.forEach(printer::print);
    }

    private static Optional<byte[]> bytes(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ending(name).length());
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }
}
