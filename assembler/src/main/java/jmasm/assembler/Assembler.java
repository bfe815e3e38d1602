package jmasm.assembler;

import java.util.List;
import java.util.Optional;
import jmasm.assembler.emit.CoffEmitter;
import jmasm.assembler.emit.LineNumbers;
import jmasm.assembler.layout.Relaxer;
import jmasm.assembler.listing.Listing;
import jmasm.assembler.listing.ListingText;
import jmasm.assembler.lower.Program;
import jmasm.assembler.lower.Statements;
import jmasm.assembler.preprocess.Preprocessor;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.SymbolTable;
import jmasm.base.FatalProblem;
import jmasm.base.SourceFile;
import jmasm.base.Span;
import jmasm.coff.CoffObject;
import jmasm.x86.InstructionTable;

/** Assembles one source. A pure function of its arguments. */
public final class Assembler {

    private final AssemblerOptions options;
    private final Includes includes;
    private final InstructionTable table;

    public Assembler(AssemblerOptions options, Includes includes) {
        this(options, includes, InstructionTable.load());
    }

    /** For callers that assemble many sources and read the table once. */
    public Assembler(AssemblerOptions options, Includes includes, InstructionTable table) {
        this.options = options;
        this.includes = includes;
        this.table = table;
    }

    /** Never throws on bad sources: what is wrong with them is in the result's diagnostics. */
    public Assembly assemble(SourceFile main) {
        Reports reports = new Reports(options.warningLevel());
        Optional<List<byte[]>> object = Optional.empty();
        Optional<String> listing = Optional.empty();
        LineNumbers numbers = new LineNumbers();
        StringBuilder expanded = new StringBuilder();
        try {
            Program program = new Program(
                    options, Predefined.moduleName(main.name()), new SymbolTable(options.caseMap()), table, reports);
            Listing lines = options.listingOptions()
                    .map(wanted -> new Listing(program, wanted))
                    .orElse(null);
            read(main, program, reports, lines, numbers, expanded);
            // Beyond here every name has a meaning.
            layout(program, main, reports);
            // Beyond here no offset changes.
            CoffEmitter emitter = new CoffEmitter(program, plainName(main), numbers);
            CoffObject coff = emitter.emit();
            if (lines != null) {
                listing = Optional.of(new ListingText(lines, program, main.name(), emitter.images(), emitter::isNamed)
                        .print(reports.all()));
            }
            if (!reports.preventsObject(options.warningsAreErrors()) && !options.preprocessOnly()) {
                object = Optional.of(coff.toPieces());
            }
        } catch (FatalProblem fatal) {
            // It is among the diagnostics; there is no object.
            object = Optional.empty();
        }
        return new Assembly(
                object,
                listing,
                options.preprocessOnly() ? Optional.of(expanded.toString()) : Optional.empty(),
                reports.echoed(),
                reports.all());
    }

    /** Expand, parse, declare and lower go line by line: in MASM what a line says depends on the lines above. */
    private void read(
            SourceFile main,
            Program program,
            Reports reports,
            Listing lines,
            LineNumbers numbers,
            StringBuilder expanded) {
        Statements statements = new Statements(program);
        LineReader reader = new LineReader(program, statements, reports, lines, numbers, expanded);
        Preprocessor preprocessor = new Preprocessor(program.symbols(), includes, reader, reports, options);
        if (lines != null) {
            preprocessor.setWatcher(lines);
            program.setWatcher(lines);
        }
        program.setMacroCalls(preprocessor::call);
        Predefined.define(preprocessor, program, main.name());
        for (AssemblerOptions.Define define : options.defines()) {
            preprocessor.define(define.name(), define.value());
        }
        preprocessor.run(main, options.forcedIncludes());
    }

    private static void layout(Program program, SourceFile main, Reports reports) {
        program.symbols().setComplete();
        program.checkAtEnd();
        if (program.options().allPublic()) {
            publish(program);
        }
        for (AddressSymbol symbol : program.symbols().addresses()) {
            if (symbol.linkage() == AddressSymbol.Linkage.PUBLIC && !symbol.isDefined()) {
                reports.report(
                        isScopedLabel(symbol, program)
                                ? new AsmError(symbol.span(), AsmProblem.SCOPED_LABEL_PUBLIC)
                                : new AsmError(symbol.span(), AsmProblem.UNDEFINED_SYMBOL, symbol.name()));
            }
        }
        if (!new Relaxer().settle(List.copyOf(program.sections()))) {
            reports.report(new AsmError(
                    Span.ofFile(main), AsmProblem.LIMIT_EXCEEDED, "sizes that depend on each other without end"));
        }
    }

    /** Whether PUBLIC names what is a label of a procedure only. */
    private static boolean isScopedLabel(AddressSymbol wanted, Program program) {
        for (AddressSymbol symbol : program.symbols().addresses()) {
            if (symbol.scope() != null
                    && symbol.scope().all().stream()
                            .anyMatch(local -> local.name().equalsIgnoreCase(wanted.name()))) {
                return true;
            }
        }
        return false;
    }

    /** /Zf */
    private static void publish(Program program) {
        for (AddressSymbol symbol : program.symbols().addresses()) {
            // A name with a blank is a label that the assembler made.
            if (symbol.isDefined()
                    && symbol.linkage() == AddressSymbol.Linkage.LOCAL
                    && symbol.name().indexOf(' ') < 0) {
                symbol.setLinkage(AddressSymbol.Linkage.PUBLIC);
            }
        }
    }

    private static String plainName(SourceFile main) {
        String name = main.name();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
