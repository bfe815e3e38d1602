package jmasm.linker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.FatalProblem;
import jmasm.base.Severity;
import jmasm.coff.PeImage;
import jmasm.coff.Subsystem;

/**
 * Links: bytes in, bytes out. One object links once. The result depends on the options and the files' bytes alone.
 */
public final class Linker {

    /** What messages call the file of the resource that /MANIFEST:EMBED makes. */
    private static final String MANIFEST = "/MANIFEST:EMBED";

    private static final String IMAGE_BASE_SYMBOL = "___ImageBase";

    private final LinkOptions options;
    private final FileFinder files;
    private final Optional<Reproduction> reproduction;
    private final Diagnostics problems;
    private final BuiltInLibraries builtIn = new BuiltInLibraries();
    private final SymbolTable symbols;
    private final Inputs inputs;
    private final Roots roots;
    private final SafeHandlers safeHandlers;
    private final GnuConventions gnu;
    private final DelayImports delayImports;
    private final AutoImports autoImports;
    private final LinkLog log;
    private final PassTimes times;
    private final Optional<DebugDirectory> debugDirectory;

    /**
     * @param problems where every message goes; link does not begin when it has errors already
     * @param log      the lines of {@code /VERBOSE}; called only when that is set
     */
    public Linker(LinkOptions options, FileFinder files, Diagnostics problems, Consumer<String> log) {
        this.options = options;
        this.reproduction = options.reproductionFolder.map(folder -> new Reproduction(files));
        this.files = reproduction.isPresent() ? reproduction.get() : files;
        this.problems = problems;
        this.symbols = new SymbolTable(problems, options.forceMultiple);
        this.log = new LinkLog(options.verbose, log);
        this.times = new PassTimes(options.showTime, log);
        this.inputs = new Inputs(options, this.files, builtIn, problems, symbols, this.log);
        this.safeHandlers = new SafeHandlers(options, symbols, problems);
        this.gnu = new GnuConventions(symbols);
        this.roots = new Roots(options, symbols, problems);
        this.delayImports = new DelayImports(options, symbols, problems);
        this.autoImports = new AutoImports(symbols);
        this.debugDirectory = DebugDirectory.of(options);
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
        times.done("reading");
        // ── beyond here no file is added, and every name has its last meaning but for what the linker makes
        List<Chunk> chunks = new ArrayList<>(new LocalImports(symbols, problems).build(inputs.objects()));
        report();
        Subsystem subsystem = roots.subsystem();
        Optional<SectionChunk> broughtTable = ExportFile.find(inputs.objects(), roots.exports(), problems);
        ExportList exports = ExportList.of(roots.exports(), FileNames.last(options.outputName()), problems);
        mark();
        new LeftOut(inputs.objects(), log).tell(inputs.libraries());
        times.done("marking");
        Optional<? extends Chunk> exportTable = synthesise(chunks, exports, broughtTable);
        List<OutputSection> sections = new SectionGrouper(options, order(), problems).group(withInputs(chunks));
        LongImports.bind(inputs.objects(), sections);
        byte[] stub = stub();
        AddressAssigner addresses = address(sections, stub);
        times.done("addressing");
        // ── beyond here no address changes
        AddressSpace space =
                new AddressSpace(options.imageBase(), addresses.placed().size(), problems);
        symbols.place(options.imageBase());
        PeImage image = new ImageWriter(options, addresses, space, symbols, safeHandlers.hasNoHandlers())
                .image(stub, roots.entry(), subsystem, exportTable, debugDirectory, delayImports.table());
        stopOnErrors();
        times.done("relocating");
        return write(image, addresses, exports);
    }

    private void define() {
        options.definitionFile().ifPresent(name -> options.define(ModuleDefinition.parse(file(name), problems), name));
        options.baseFile.ifPresent(pair -> {
            Optional<String> address = BaseFile.find(file(pair.left()), pair.right());
            if (address.isEmpty()) {
                problems.report(Diagnostic.in(pair.left(), LinkProblem.NO_BASE_KEY, pair.right()));
            }
            address.ifPresent(text -> options.setBase(text, pair.left()));
        });
    }

    private void read() {
        if (options.incremental && options.header.release) {
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
            delayImports.request(inputs.imports());
            autoImports.request();
        } while (!inputs.isSettled());
        roots.settle();
        autoImports.bind();
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
        new UndefinedReport(symbols, builtIn, inputs.objects(), problems, options.forceUnresolved)
                .report(options.outputName());
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
        kept.addAll(delayImports.roots());
        symbols.find("__tls_used").ifPresent(kept::add);
        symbols.find(SafeHandlers.LOAD_CONFIGURATION).ifPresent(kept::add);
        new MarkLive(inputs.objects(), symbols.all(), options.removesUnused()).run(kept);
        if (options.foldsEqual()) {
            new IdenticalFolding(inputs.objects(), log).run();
        }
    }

    private Optional<? extends Chunk> synthesise(
            List<Chunk> chunks, ExportList exports, Optional<SectionChunk> broughtTable) {
        List<ImportedName> imports = new ArrayList<>();
        chunks.addAll(delayImports.build(inputs.imports(), imports));
        chunks.addAll(new ImportTables().build(imports, LongImports.lackEnd(inputs.objects())));
        autoImports.build(inputs.objects()).ifPresent(chunks::add);
        chunks.addAll(safeHandlers.build(inputs.objects()));
        options.manifest
                .resource(options.dll, files, problems)
                .ifPresent(resource -> inputs.resourceFiles().put(MANIFEST, List.of(resource)));
        ResourceChunk.of(inputs, options.timeStamp, problems).ifPresent(chunks::add);
        debugDirectory.ifPresent(chunks::add);
        if (exports.isEmpty()) {
            return broughtTable;
        }
        SyntheticChunk table = exports.chunk(options.timeStamp);
        chunks.add(table);
        return Optional.of(table);
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

    private Map<Chunk, Integer> order() {
        return options.orderFile
                .map(name -> OrderFile.read(file(name), symbols, problems))
                .orElse(Map.of());
    }

    private byte[] stub() {
        byte[] stub =
                options.stubFile().map(name -> DosStub.of(file(name), problems)).orElseGet(DosStub::standard);
        if (!options.header.toolVersions) {
            return stub;
        }
        int imports =
                (int) inputs.imports().stream().filter(ImportedName::isWanted).count();
        return RichHeader.behind(stub, inputs.objects(), imports, options.header.linkVersion);
    }

    /** A file that an option names; that it is missing ends the link. */
    private InputFile file(String name) {
        Optional<InputFile> file = files.input(name);
        if (file.isEmpty()) {
            problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.CANNOT_OPEN_FILE, name));
        }
        return file.orElseThrow();
    }

    private AddressAssigner address(List<OutputSection> sections, byte[] stub) {
        if (options.alignment < 0x1000 && !options.header.driver) {
            problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.ALIGN_BELOW_PAGE));
        }
        int count =
                (int) sections.stream().filter(section -> !section.isEmpty()).count();
        int headers = ImageWriter.headerSize(stub, options.isFixed() ? count : count + 1);
        AddressAssigner addresses = new AddressAssigner(
                headers,
                options.alignment,
                options.fileAlignment,
                options.functionPadding,
                problems,
                options.outputName());
        sections.forEach(addresses::place);
        if (!options.isFixed()) {
            addresses.place(BaseRelocationChunk.sectionFor(addresses.placed()));
        }
        options.largestSize
                .filter(size -> Integer.compareUnsigned(addresses.imageSize(), size) > 0)
                .ifPresent(size -> problems.report(Diagnostic.in(
                        options.outputName(),
                        LinkProblem.LARGER_THAN_ALLOWED,
                        Hex.of(addresses.imageSize(), 1),
                        Hex.of(size, 1))));
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
        List<LinkResult.SideFile> others = new ArrayList<>();
        if (!exports.isEmpty() && !options.noExportFile) {
            others.add(new LinkResult.SideFile(options.exportFileName(), exports.exportFile(options.timeStamp)));
        }
        reproduction.ifPresent(
                copies -> others.addAll(copies.files(options.reproductionFolder.orElseThrow(), options.arguments())));
        options.manifest.sideFile(options.outputName()).ifPresent(others::add);
        debugDirectory
                .filter(directory -> options.debug.wanted)
                .map(directory -> new DatabaseBuilder(inputs.objects(), symbols, addresses.placed(), image, problems)
                        .files(options, directory))
                .ifPresent(others::addAll);
        stopOnErrors();
        times.done("writing");
        return new LinkResult(
                options.header.hasCheckSum() ? List.of(image.toBytesWithCheckSum()) : image.toPieces(),
                library,
                map,
                others);
    }
}
