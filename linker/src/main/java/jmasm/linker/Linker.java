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
import jmasm.coff.Resource;
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
        this.reproduction =
                options.reproductionFolder.isPresent() ? Optional.of(new Reproduction(files)) : Optional.empty();
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
        if (options.definitionFile().isPresent()) {
            String name = options.definitionFile().get();
            options.define(ModuleDefinition.parse(file(name), problems), name);
        }
        if (options.baseFile.isPresent()) {
            OptionValue.Pair pair = options.baseFile.get();
            Optional<String> address = BaseFile.find(file(pair.left()), pair.right());
            if (address.isEmpty()) {
                problems.report(Diagnostic.in(pair.left(), LinkProblem.NO_BASE_KEY, pair.right()));
            } else {
                options.setBase(address.get(), pair.left());
            }
        }
    }

    private void read() {
        new OptionConflicts(options, problems).settle();
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
        for (Map.Entry<String, Integer> wanted : options.commonAlignments.entrySet()) {
            alignCommunal(wanted.getKey(), wanted.getValue());
        }
        safeHandlers.define(inputs.objects());
        HeaderChunk headers = new HeaderChunk();
        Optional<SymbolSlot> base = symbols.find(IMAGE_BASE_SYMBOL);
        if (base.isPresent() && !SymbolTable.isKnown(base.get())) {
            base.get().set(new LinkSymbol.Defined(headers, 0, Optional.empty(), false));
        }
        gnu.define(headers);
    }

    private void alignCommunal(String symbol, int alignment) {
        Optional<SymbolSlot> slot = symbols.find(symbol);
        if (slot.isPresent()
                && slot.get().symbol() instanceof LinkSymbol.Defined defined
                && defined.chunk() instanceof CommunalChunk communal) {
            communal.align(alignment);
        }
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
        add(roots.entry(), kept);
        for (Export export : roots.exports()) {
            add(export.slot(), kept);
        }
        for (String name : options.includes) {
            add(symbols.find(name), kept);
        }
        kept.addAll(delayImports.roots());
        add(symbols.find("__tls_used"), kept);
        add(symbols.find(SafeHandlers.LOAD_CONFIGURATION), kept);
        new MarkLive(inputs.objects(), symbols.referencedOptional(), options.removesUnused()).run(kept);
        if (options.foldsEqual()) {
            new IdenticalFolding(inputs.objects(), log).run();
        }
    }

    private static <T> void add(Optional<? extends T> found, List<T> list) {
        if (found.isPresent()) {
            list.add(found.get());
        }
    }

    private Optional<? extends Chunk> synthesise(
            List<Chunk> chunks, ExportList exports, Optional<SectionChunk> broughtTable) {
        List<ImportedName> imports = new ArrayList<>();
        chunks.addAll(delayImports.build(inputs.imports(), imports));
        chunks.addAll(new ImportTables().build(imports, LongImports.lackEnd(inputs.objects())));
        add(autoImports.build(inputs.objects()), chunks);
        chunks.addAll(safeHandlers.build(inputs.objects()));
        Optional<Resource> manifest = options.manifest.resource(options.dll, files, problems);
        if (manifest.isPresent()) {
            inputs.resourceFiles().put(MANIFEST, List.of(manifest.get()));
        }
        add(ResourceChunk.of(inputs, options.timeStamp, problems), chunks);
        add(debugDirectory, chunks);
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
        return options.orderFile.isPresent()
                ? OrderFile.read(file(options.orderFile.get()), symbols, problems)
                : Map.of();
    }

    private byte[] stub() {
        Optional<String> name = options.stubFile();
        byte[] stub = name.isPresent() ? DosStub.of(file(name.get()), problems) : DosStub.standard();
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
        int count = 0;
        for (OutputSection section : sections) {
            count += section.isEmpty() ? 0 : 1;
        }
        int headers = ImageWriter.headerSize(stub, options.isFixed() ? count : count + 1);
        AddressAssigner addresses = new AddressAssigner(
                headers,
                options.alignment,
                options.fileAlignment,
                options.functionPadding,
                problems,
                options.outputName());
        for (OutputSection section : sections) {
            addresses.place(section);
        }
        if (!options.isFixed()) {
            addresses.place(BaseRelocationChunk.sectionFor(addresses.placed()));
        }
        if (options.largestSize.isPresent()
                && Integer.compareUnsigned(addresses.imageSize(), options.largestSize.get()) > 0) {
            problems.report(Diagnostic.in(
                    options.outputName(),
                    LinkProblem.LARGER_THAN_ALLOWED,
                    Hex.of(addresses.imageSize(), 1),
                    Hex.of(options.largestSize.get(), 1)));
        }
        return addresses;
    }

    private void stopOnErrors() {
        if (options.warningsAreErrors && hasWarned()) {
            problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.WARNING_AS_ERROR));
        }
        if (problems.hasErrors()) {
            throw new FatalProblem(problems.all().stream()
                    .filter(d -> d.severity() != Severity.WARNING)
                    .findFirst()
                    .orElseThrow());
        }
    }

    private boolean hasWarned() {
        for (Diagnostic problem : problems.all()) {
            if (problem.severity() == Severity.WARNING && !options.ignores(problem)) {
                return true;
            }
        }
        return false;
    }

    private LinkResult write(PeImage image, AddressAssigner addresses, ExportList exports) {
        Optional<byte[]> library = exports.isEmpty()
                ? Optional.empty()
                : Optional.of(new ImportLibraryWriter(exports.dllName()).write(exports.exports()));
        Optional<String> map = options.mapName().isPresent() ? Optional.of(map(addresses, exports)) : Optional.empty();
        List<LinkResult.SideFile> others = new ArrayList<>();
        if (!exports.isEmpty() && !options.noExportFile) {
            others.add(new LinkResult.SideFile(options.exportFileName(), exports.exportFile(options.timeStamp)));
        }
        if (reproduction.isPresent()) {
            others.addAll(reproduction.get().files(options.reproductionFolder.orElseThrow(), options.arguments()));
        }
        add(options.manifest.sideFile(options.outputName()), others);
        if (debugDirectory.isPresent() && options.debug.wanted) {
            others.addAll(new DatabaseBuilder(inputs.objects(), symbols, addresses.placed(), image, problems)
                    .files(options, debugDirectory.get()));
        }
        stopOnErrors();
        times.done("writing");
        return new LinkResult(
                options.header.hasCheckSum() ? List.of(image.toBytesWithCheckSum()) : image.toPieces(),
                library,
                map,
                others);
    }

    private String map(AddressAssigner addresses, ExportList exports) {
        String map = new MapFile(addresses.placed(), options.imageBase())
                .print(options.outputName(), options.timeStamp, symbols, inputs.objects(), roots.entry());
        return options.mapExports ? map + exports.mapText() : map;
    }
}
