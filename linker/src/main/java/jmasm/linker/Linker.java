package jmasm.linker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.FatalProblem;
import jmasm.base.Severity;
import jmasm.coff.PeImage;
import jmasm.coff.Resource;
import jmasm.coff.Subsystem;

/**
 * Links: bytes in, bytes out. One object links once. The result depends on the options and the files' bytes alone.
 */
public final class Linker {

    private static final String IMAGE_BASE_SYMBOL = "___ImageBase";

    private final LinkOptions options;
    private final FileFinder files;
    private final Diagnostics problems;
    private final BuiltInLibraries builtIn = new BuiltInLibraries();
    private final SymbolTable symbols;
    private final Inputs inputs;
    private final Roots roots;
    private final SafeHandlers safeHandlers;
    private final GnuConventions gnu;

    /**
     * @param problems where every message goes; link does not begin when it has errors already
     * @param log      the lines of {@code /VERBOSE}; called only when that is set
     */
    public Linker(LinkOptions options, FileFinder files, Diagnostics problems, Consumer<String> log) {
        this.options = options;
        this.files = files;
        this.problems = problems;
        this.symbols = new SymbolTable(problems, options.forceMultiple);
        this.inputs = new Inputs(options, files, builtIn, problems, symbols, options.verbose ? log : line -> {});
        this.safeHandlers = new SafeHandlers(options, symbols, problems);
        this.gnu = new GnuConventions(symbols);
        this.roots = new Roots(options, symbols, problems);
    }

    /** Links without a log. */
    public static Optional<LinkResult> link(LinkOptions options, FileFinder files, Diagnostics problems) {
        return new Linker(options, files, problems, line -> {}).link();
    }

    /** The image; empty when the diagnostics say why there is none. */
    public Optional<LinkResult> link() {
        try {
            return Optional.of(linkOrFail());
        } catch (FatalProblem e) {
            // It is among the diagnostics.
            return Optional.empty();
        }
    }

    private LinkResult linkOrFail() {
        define();
        read();
        resolve();
        // ── beyond here no file is added, and every name has its last meaning but for what the linker makes
        List<Chunk> chunks = new ArrayList<>(new LocalImports(symbols, problems).build(inputs.objects()));
        report();
        Subsystem subsystem = roots.subsystem();
        ExportList exports = ExportList.of(roots.exports(), FileNames.last(options.outputName()), problems);
        mark();
        Optional<SyntheticChunk> exportTable = synthesise(chunks, exports);
        List<OutputSection> sections = new SectionGrouper(options, problems).group(withInputs(chunks));
        LongImports.bind(inputs.objects(), sections);
        byte[] stub = stub();
        AddressAssigner addresses = address(sections, stub);
        // ── beyond here no address changes
        AddressSpace space =
                new AddressSpace(options.imageBase(), addresses.placed().size(), problems);
        PeImage image = new ImageWriter(options, addresses, space, symbols, safeHandlers.hasNoHandlers())
                .image(stub, roots.entry(), subsystem, exportTable);
        stopOnErrors();
        return write(image, addresses, exports);
    }

    private void define() {
        options.definitionFile().ifPresent(name -> {
            Optional<InputFile> file = files.input(name);
            if (file.isEmpty()) {
                problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.CANNOT_OPEN_FILE, name));
            }
            file.ifPresent(found -> options.define(ModuleDefinition.parse(found, problems), name));
        });
    }

    private void read() {
        if (options.incremental && options.release) {
            problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.OPTION_IGNORED, "/INCREMENTAL", "/RELEASE"));
        }
        if (options.inputs().isEmpty()) {
            problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.NO_OBJECTS));
        }
        inputs.readNamed();
        if (!options.inputs().isEmpty() && inputs.objects().isEmpty()) {
            problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.NO_OBJECTS));
        }
    }

    private void resolve() {
        do {
            inputs.resolve();
            roots.request();
        } while (!inputs.isSettled());
        roots.settle();
        options.commonAlignments.forEach(this::alignCommunal);
        safeHandlers.define(inputs.objects());
        HeaderChunk headers = new HeaderChunk();
        symbols.find(IMAGE_BASE_SYMBOL)
                .filter(slot -> !SymbolTable.isKnown(slot))
                .ifPresent(slot -> slot.set(new LinkSymbol.Defined(headers, 0, Optional.empty(), false)));
        gnu.define(headers);
    }

    private void alignCommunal(String symbol, int alignment) {
        symbols.find(symbol).ifPresent(slot -> {
            if (slot.symbol() instanceof LinkSymbol.Defined defined
                    && defined.chunk() instanceof CommunalChunk communal) {
                communal.align(alignment);
            }
        });
    }

    private void report() {
        new UndefinedReport(symbols, builtIn, inputs.objects(), problems).report(options.outputName());
        if (symbols.isMultiplyDefined()) {
            problems.report(Diagnostic.in(options.outputName(), LinkProblem.MULTIPLY_DEFINED));
        }
        roots.checkEntry(inputs.objects());
    }

    private void mark() {
        List<SymbolSlot> kept = new ArrayList<>();
        roots.entry().ifPresent(kept::add);
        roots.exports().forEach(export -> export.slot().ifPresent(kept::add));
        options.includes.forEach(name -> symbols.find(name).ifPresent(kept::add));
        symbols.find("__tls_used").ifPresent(kept::add);
        symbols.find(SafeHandlers.LOAD_CONFIGURATION).ifPresent(kept::add);
        new MarkLive(inputs.objects(), options.removeUnused).run(kept);
    }

    private Optional<SyntheticChunk> synthesise(List<Chunk> chunks, ExportList exports) {
        chunks.addAll(new ImportTables().build(inputs.imports(), LongImports.lackEnd(inputs.objects())));
        chunks.addAll(safeHandlers.build(inputs.objects()));
        resources().ifPresent(chunks::add);
        if (exports.isEmpty()) {
            return Optional.empty();
        }
        SyntheticChunk table = exports.chunk(options.timeStamp);
        chunks.add(table);
        return Optional.of(table);
    }

    private Optional<ResourceChunk> resources() {
        Map<String, List<Resource>> files = inputs.resourceFiles();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        String first = files.keySet().iterator().next();
        for (ObjectFile object : inputs.objects()) {
            // Of cvtres or windres: its tree would stand beside ours, and only one can be found.
            if (object.object().sections().stream()
                    .anyMatch(section -> section.name().startsWith(ResourceChunk.SECTION))) {
                problems.report(Diagnostic.in(object.name(), LinkProblem.RESOURCES_TWICE, first));
            }
        }
        ResourceChunk chunk = new ResourceChunk(options.timeStamp, first);
        files.forEach((name, list) -> list.forEach(resource -> chunk.add(resource, name, problems)));
        chunk.layOut();
        return Optional.of(chunk);
    }

    /** Objects' sections in the order of the link, communals, then what the linker made. */
    private List<Chunk> withInputs(List<Chunk> synthetic) {
        List<Chunk> chunks = new ArrayList<>(gnu.beginnings());
        for (ObjectFile object : inputs.objects()) {
            for (SectionChunk chunk : object.chunks()) {
                if (chunk.isLive()) {
                    chunks.add(chunk);
                }
            }
        }
        chunks.addAll(symbols.communals());
        chunks.addAll(synthetic);
        chunks.addAll(gnu.ends());
        return chunks;
    }

    private byte[] stub() {
        if (options.stubFile().isEmpty()) {
            return DosStub.standard();
        }
        String name = options.stubFile().get();
        Optional<InputFile> file = files.input(name);
        if (file.isEmpty()) {
            problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.CANNOT_OPEN_FILE, name));
        }
        byte[] bytes = file.map(InputFile::bytes).orElse(new byte[0]);
        if (bytes.length < DosStub.DOS_HEADER_SIZE || bytes[0] != 'M' || bytes[1] != 'Z') {
            problems.report(Diagnostic.in(name, LinkProblem.INVALID_FILE)
                    .withHint("a stub is a DOS program: 64 bytes of header or more, beginning with MZ"));
        }
        return Arrays.copyOf(bytes, (int) AddressAssigner.alignUp(bytes.length, 8));
    }

    private AddressAssigner address(List<OutputSection> sections, byte[] stub) {
        if (options.alignment < 0x1000) {
            problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.ALIGN_BELOW_PAGE));
        }
        int count =
                (int) sections.stream().filter(section -> !section.isEmpty()).count();
        int headers = ImageWriter.headerSize(stub, options.isFixed() ? count : count + 1);
        AddressAssigner addresses =
                new AddressAssigner(headers, options.alignment, options.fileAlignment, problems, options.outputName());
        sections.forEach(addresses::place);
        if (!options.isFixed()) {
            addresses.place(BaseRelocationChunk.sectionFor(addresses.placed()));
        }
        return addresses;
    }

    private void stopOnErrors() {
        boolean warned = problems.all().stream().anyMatch(d -> d.severity() == Severity.WARNING && !options.ignores(d));
        if (options.warningsAreErrors && warned) {
            problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.WARNING_AS_ERROR));
        }
        if (problems.hasErrors()) {
            throw new FatalProblem(problems.all().stream()
                    .filter(d -> d.severity() != Severity.WARNING)
                    .findFirst()
                    .orElseThrow());
        }
    }

    private LinkResult write(PeImage image, AddressAssigner addresses, ExportList exports) {
        Optional<byte[]> library = exports.isEmpty()
                ? Optional.empty()
                : Optional.of(new ImportLibraryWriter(exports.dllName()).write(exports.exports()));
        Optional<String> map = options.mapName()
                .map(name -> new MapFile(addresses.placed(), options.imageBase())
                                .print(
                                        options.outputName(),
                                        options.timeStamp,
                                        symbols,
                                        inputs.objects(),
                                        roots.entry())
                        + (options.mapExports ? exports.mapText() : ""));
        return new LinkResult(options.release ? image.toBytesWithCheckSum() : image.toBytes(), library, map);
    }
}
