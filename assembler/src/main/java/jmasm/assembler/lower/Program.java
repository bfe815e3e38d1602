package jmasm.assembler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.AssemblerOptions;
import jmasm.assembler.DebugLevel;
import jmasm.assembler.ErrorSink;
import jmasm.assembler.VersionChange;
import jmasm.assembler.encode.DataBuilder;
import jmasm.assembler.encode.Instructions;
import jmasm.assembler.encode.Processor;
import jmasm.assembler.eval.Assumptions;
import jmasm.assembler.eval.Context;
import jmasm.assembler.eval.Evaluator;
import jmasm.assembler.eval.TypeResolver;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.layout.Section;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.Scope;
import jmasm.assembler.symbols.SymbolTable;
import jmasm.assembler.types.Language;
import jmasm.base.Span;
import jmasm.coff.WinNt;
import jmasm.masm.Statement;
import jmasm.x86.InstructionTable;

/** What is known of the program so far: everything that one statement leaves to the next. */
public final class Program {

    /** {@code @WordSize} of segments with 32 and with 16 bits. */
    static final int WIDE = 4;

    static final int SHORT = 2;
    private static final int LARGEST_SHORT_SEGMENT = 0x10000;
    private static final int DEFAULT_RADIX = 10;
    private static final Runnable NOTHING = () -> {};
    private static final int DEBUG =
            WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_DISCARDABLE | WinNt.IMAGE_SCN_MEM_READ;

    final AssemblerOptions options;
    final SymbolTable symbols;
    final ErrorSink errors;
    final Evaluator evaluator;
    final TypeResolver types;
    final Processor processor;
    final Instructions instructions;
    final List<Section> sections = new ArrayList<>();
    final List<String> libraries = new ArrayList<>();
    final List<AddressSymbol> safeHandlers = new ArrayList<>();
    final List<Statement.Alias> aliases = new ArrayList<>();
    final Settings settings = new Settings();
    private Prologue prologue;

    final BrokenBlocks broken = new BrokenBlocks();
    private final List<Runnable> atEnd = new ArrayList<>();
    Section section;
    Scope scope;
    Assumptions assumptions = Assumptions.NONE;
    Language language;
    private final String moduleName;
    private MemoryModel model = MemoryModel.NONE;
    private int modelWordSize = WIDE;
    int radix = DEFAULT_RADIX;
    MacroCalls macroCalls = MacroCalls.NONE;
    int sequence;
    int anonymousLabels;
    int stackSize;
    int stackAlignment;
    Optional<AddressSymbol> entry = Optional.empty();
    StatementWatcher watcher = StatementWatcher.NONE;
    private Runnable beforeCode = NOTHING;

    /** Whether somebody asks later what one statement made: the listing, or a debugger's line numbers. */
    private final boolean needsFragments;

    /** Calls macros of the source by name: those of OPTION PROLOGUE and EPILOGUE. */
    public interface MacroCalls {

        /** A source without macros. */
        MacroCalls NONE = (name, arguments, at) -> Optional.empty();

        /** What a macro function gave, an empty text of a procedure; nothing when there is no such macro. */
        Optional<Result> call(String name, String arguments, Span at);

        /** @param text of EXITM */
        record Result(boolean function, String text) {}
    }

    public void setMacroCalls(MacroCalls calls) {
        macroCalls = calls;
    }

    /** @param moduleName the source's name without folders and ending */
    public Program(
            AssemblerOptions options,
            String moduleName,
            SymbolTable symbols,
            InstructionTable table,
            ErrorSink errors) {
        this.options = options;
        this.moduleName = moduleName;
        settings.fieldAlignment = options.structAlignment();
        this.symbols = symbols;
        this.errors = errors;
        this.evaluator = new Evaluator(symbols, options.masmVersion().has(VersionChange.EXPRESSIONS_OF_64_BITS));
        this.types = new TypeResolver(symbols);
        this.processor = new Processor(table, options.masmVersion());
        this.instructions = new Instructions(processor, evaluator, errors);
        this.language = options.language();
        this.needsFragments = options.listing() || options.debug() != DebugLevel.NONE;
        if (options.masm510()) {
            settings.beAsMasm510(language != Language.NONE);
        }
    }

    public void setWatcher(StatementWatcher newWatcher) {
        watcher = newWatcher;
    }

    public ErrorSink errors() {
        return errors;
    }

    public SymbolTable symbols() {
        return symbols;
    }

    public Evaluator evaluator() {
        return evaluator;
    }

    public Processor processor() {
        return processor;
    }

    /** In the order in which they were opened first. */
    public List<Section> sections() {
        return sections;
    }

    /** The segment that is open, null when none is. */
    public Section section() {
        return section;
    }

    /** Of INCLUDELIB, in order. */
    public List<String> libraries() {
        return libraries;
    }

    /** Of .SAFESEH. */
    public List<AddressSymbol> safeHandlers() {
        return safeHandlers;
    }

    /** Of ALIAS. */
    public List<Statement.Alias> aliases() {
        return aliases;
    }

    /** What OPTION says now. */
    public Settings settings() {
        return settings;
    }

    /** The base of numbers without a tag. */
    public int radix() {
        return radix;
    }

    public void setRadix(int newRadix) {
        radix = newRadix;
    }

    /** What can be checked only when all lines were read. */
    public void atEnd(Runnable check) {
        atEnd.add(check);
    }

    /** All lines were read. */
    public void checkAtEnd() {
        for (Runnable check : atEnd) {
            try {
                check.run();
            } catch (AsmError error) {
                errors.report(error);
            }
        }
    }

    /** What END names. */
    public Optional<AddressSymbol> entry() {
        return entry;
    }

    /** Of .STACK in bytes, 0 when it was not given. */
    public int stackSize() {
        return stackSize;
    }

    public int stackAlignment() {
        return stackAlignment;
    }

    public AssemblerOptions options() {
        return options;
    }

    /** Where and when the present statement stands. */
    public Context context() {
        return new Context(sequence, scope, section == null ? null : section.here(), anonymousLabels, assumptions);
    }

    public Language language() {
        return language;
    }

    public MemoryModel model() {
        return model;
    }

    public boolean isModelGiven() {
        return model != MemoryModel.NONE;
    }

    /** What is said of the processor before .MODEL tells how wide its segments are. */
    void setModel(MemoryModel given) {
        model = given;
        modelWordSize = given == MemoryModel.FLAT || processor.isSelected() && processor.isWide() ? WIDE : SHORT;
        types.setCodeDistance(given.code());
    }

    /** The segment of .CODE without a name. */
    public String codeSegment() {
        return model.codeSegment(moduleName);
    }

    /** Of the present segment, or of one that would be opened here. */
    public int wordSize() {
        return section != null ? section.wordSize() : defaultWordSize();
    }

    /** Of segments that don't say it. */
    int defaultWordSize() {
        if (isModelGiven()) {
            return modelWordSize;
        }
        return processor.isWide() ? WIDE : SHORT;
    }

    /**
     * What {@code @fardata} and {@code @fardata?} stand for: where the model is flat, no segment is farther than
     * another.
     */
    public String farData(String segment) {
        return model == MemoryModel.FLAT ? model.dataGroup() : segment;
    }

    /** Begins the next statement. */
    public void nextStatement() {
        sequence++;
    }

    /** What has to be written before the next instruction or label: a procedure's prologue. */
    void beforeCode(Runnable action) {
        beforeCode = action;
    }

    /**
     * Where the last prologue comes from.
     *
     * @param line  of the procedure
     * @param first the index of its first fragment, or of the one behind it when it is empty
     * @param next  the index of the fragment behind it
     */
    public record Prologue(Span line, Section section, int first, int next) {}

    void notePrologue(Span line, int first) {
        prologue = new Prologue(line, section, first, section.fragments().size());
    }

    /** The prologue that was written since this was last asked. */
    public Optional<Prologue> takePrologue() {
        Optional<Prologue> taken = Optional.ofNullable(prologue);
        prologue = null;
        return taken;
    }

    /** An instruction or a label is to follow. Data, ALIGN and ORG may stand before a procedure's prologue. */
    void enterCode() {
        if (section != null && !section.isCode()) {
            return;
        }
        enterInstruction();
    }

    /** An instruction is to follow, in whatever segment. */
    void enterInstruction() {
        Runnable action = beforeCode;
        beforeCode = NOTHING;
        if (action != NOTHING) {
            watcher.above(action);
        }
    }

    /** A section for debuggers, made when it is new. */
    Section debugSection(String name) {
        for (Section known : sections) {
            if (known.name().equals(name)) {
                return known;
            }
        }
        Section made = new Section(name, name, DEBUG, 1);
        sections.add(made);
        return made;
    }

    Section requireSection(Span span) {
        if (section == null) {
            throw new AsmError(span, AsmProblem.NOT_IN_SEGMENT)
                    .withHint("open a segment first, for instance with .code or .data");
        }
        return section;
    }

    void append(Fragment fragment, Span span) {
        Section into = requireSection(span);
        if (needsFragments) {
            into.append(fragment);
        } else {
            into.join(fragment);
        }
        if (into.wordSize() == SHORT && into.size() > LARGEST_SHORT_SEGMENT) {
            throw new AsmError(span, AsmProblem.SEGMENT_TOO_LARGE, into.segmentName());
        }
    }

    DataBuilder dataBuilder() {
        DataBuilder builder = new DataBuilder(evaluator, errors, context());
        return options.listing() ? builder.withShape() : builder;
    }
}
