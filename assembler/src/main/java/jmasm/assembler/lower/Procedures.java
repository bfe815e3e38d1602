package jmasm.assembler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.VersionChange;
import jmasm.assembler.encode.FpoFragment;
import jmasm.assembler.layout.AlignFragment;
import jmasm.assembler.layout.Section;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.Scope;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.types.Language;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.Signature;
import jmasm.assembler.types.StructType;
import jmasm.base.Span;
import jmasm.masm.Expression;
import jmasm.masm.Name;
import jmasm.masm.Statement;
import jmasm.masm.TypeName;
import jmasm.x86.Register;

/** PROC to ENDP: parameters, LOCAL variables, and the frame that RET takes down again. */
final class Procedures {

    /** Return address and saved EBP lie between EBP and the first parameter. */
    private static final int FIRST_PARAMETER = 8;

    /** The selector of a far return address, in a slot of its own. */
    private static final int SELECTOR = 4;

    private static final int STACK_SLOT = 4;
    private static final int LARGEST_FRAME = 1 << 30;

    private final Program program;
    private final Labels labels;
    private final ProcedureChecks checks;
    private final ProcedureFrames frames;
    private OpenProcedure open;

    Procedures(Program program, Labels labels) {
        this.program = program;
        this.labels = labels;
        this.checks = new ProcedureChecks(program);
        this.frames = new ProcedureFrames(program);
    }

    /** Where the open procedure began. */
    Optional<Span> openProcedure() {
        return Optional.ofNullable(open).map(procedure -> procedure.span);
    }

    String openName() {
        return open.symbol.name();
    }

    void begin(Statement.ProcBegin written) {
        Statement.ProcBegin proc = withoutNamesInUses(written);
        program.requireSection(proc.span());
        if (open != null && open.hasStack()) {
            throw nested(proc, open);
        }
        program.enterCode();
        if (program.settings.procAlignment > 1) {
            Section section = program.section;
            section.append(new AlignFragment(
                    Math.min(program.settings.procAlignment, section.alignment()),
                    section.isCode(),
                    section.position(),
                    section.here().unfixed() == 0,
                    program.options.masmVersion().has(VersionChange.FILL_KEEPS_FLAGS)));
        }
        AddressSymbol symbol = declare(proc);
        OpenProcedure outer = open;
        open = new OpenProcedure(symbol, proc, outer, program.scope);
        program.scope = new Scope(symbol.name());
        symbol.setScope(program.scope);
        defineParameters(symbol.signature(), proc);
        open.hasFrame |= open.prologueArguments.toUpperCase(Locale.ROOT).contains("FORCEFRAME");
        if (outer != null && open.hasStack()) {
            // The names are there all the same: its body deserves to be read.
            program.errors.report(nested(proc, outer));
        }
        checks.prologueArguments(open.prologueArguments, open.span);
        program.beforeCode(() -> prologue(open));
    }

    private void prologue(OpenProcedure procedure) {
        int first = program.section.fragments().size();
        frames.prologue(procedure);
        procedure.symbol.beginBody(program.section.here());
        program.notePrologue(procedure.span, first);
    }

    private static AsmError nested(Statement.ProcBegin proc, OpenProcedure outer) {
        return new AsmError(
                        proc.span(), AsmProblem.NESTED_PROCEDURE, proc.name().text())
                .withHint("'" + outer.symbol.name() + "' has no ENDP yet");
    }

    /** {@code USES edi count, size:DWORD}: what is no register is the first parameter. */
    private static Statement.ProcBegin withoutNamesInUses(Statement.ProcBegin proc) {
        List<Name> registers = new ArrayList<>();
        List<TypeName.Parameter> parameters = new ArrayList<>();
        for (Name name : proc.uses()) {
            if (Register.named(name.text()).isPresent()) {
                registers.add(name);
            } else {
                parameters.add(new TypeName.Parameter(name.span(), Optional.of(name), Optional.empty()));
            }
        }
        if (parameters.isEmpty()) {
            return proc;
        }
        parameters.addAll(proc.signature().parameters());
        TypeName.Signature signature = new TypeName.Signature(proc.signature().attributes(), parameters);
        return new Statement.ProcBegin(proc.span(), proc.name(), signature, registers);
    }

    private AddressSymbol declare(Statement.ProcBegin proc) {
        Language language =
                program.symbols.global(proc.name().text()) instanceof AddressSymbol known && known.signature() != null
                        ? known.signature().language()
                        : program.language;
        Signature signature = program.types.signature(proc.signature(), language);
        Linkage.requireLanguage(signature, proc.span());
        MasmType type = new MasmType.Code(signature.distance());
        AddressSymbol symbol = labels.declare(proc.name(), type);
        if (symbol.signature() != null) {
            try {
                Linkage.requireSame(symbol, signature, proc.name());
            } catch (AsmError error) {
                // The procedure is there all the same; its body deserves to be read.
                program.errors.report(error);
            }
        }
        symbol = labels.define(proc.name(), type);
        symbol.setSignature(signature);
        symbol.setLanguage(signature.language());
        symbol.setProcedure();
        boolean announced = symbol.linkage() == AddressSymbol.Linkage.UNDECIDED;
        if (program.settings.procPublic) {
            symbol.setLinkage(AddressSymbol.Linkage.PUBLIC);
        } else if (announced) {
            symbol.setLinkage(AddressSymbol.Linkage.LOCAL);
        }
        if (program.settings.procExport && !hasVisibility(proc)) {
            symbol.setExport();
        }
        checks.visibilities(proc);
        for (Name attribute : proc.signature().attributes()) {
            attribute(attribute, symbol);
        }
        if (announced && program.options.masmVersion().has(VersionChange.ANNOUNCED_ARE_PUBLIC)) {
            symbol.setLinkage(AddressSymbol.Linkage.PUBLIC);
        }
        return symbol;
    }

    private static boolean hasVisibility(Statement.ProcBegin proc) {
        return proc.signature().attributes().stream()
                .anyMatch(word ->
                        word.text().equalsIgnoreCase("PRIVATE") || word.text().equalsIgnoreCase("PUBLIC"));
    }

    private void attribute(Name attribute, AddressSymbol symbol) {
        switch (attribute.text().toUpperCase(Locale.ROOT)) {
            case "PRIVATE" -> symbol.setLinkage(AddressSymbol.Linkage.LOCAL);
            case "PUBLIC" -> symbol.setLinkage(AddressSymbol.Linkage.PUBLIC);
            case "EXPORT" -> {
                symbol.setLinkage(AddressSymbol.Linkage.PUBLIC);
                symbol.setExport();
            }
            case "NEAR16", "FAR16" -> {
                if (program.wordSize() == Program.WIDE) {
                    throw new AsmError(attribute.span(), AsmProblem.INVALID_DISTANCE);
                }
            }
            default -> {
                // Languages and names of parameters are in the signature.
            }
        }
    }

    private void defineParameters(Signature signature, Statement.ProcBegin proc) {
        List<Signature.Parameter> parameters = signature.parameters();
        List<Optional<Register>> registers = signature.registers();
        int offset = FIRST_PARAMETER + (signature.isFar() ? SELECTOR : 0);
        for (int i = 0; i < parameters.size(); i++) {
            boolean reversed = signature.language().pushesLeftToRight();
            Signature.Parameter parameter = parameters.get(reversed ? parameters.size() - 1 - i : i);
            if (!reversed && registers.get(i).isPresent()) {
                Register register = registers.get(i).get();
                open.inRegisters.add(register);
                define(new Symbol.RegisterVariable(parameter.name(), register), proc.span());
                continue;
            }
            define(new Symbol.StackVariable(parameter.name(), parameter.type(), 1, offset), proc.span());
            open.lastParameter = offset;
            offset += signature.stackSize(parameter);
        }
        open.hasFrame = parameters.size() > open.inRegisters.size() || signature.vararg();
        if (signature.vararg()) {
            List<TypeName.Parameter> written = proc.signature().parameters();
            String name = written.get(written.size() - 1).name().map(Name::text).orElse("");
            define(new Symbol.StackVariable(name, MasmType.DWORD, 1, offset), proc.span());
        }
    }

    private void define(Symbol variable, Span span) {
        if (!variable.name().isEmpty() && !program.symbols.putLocal(program.scope, variable)) {
            throw new AsmError(span, AsmProblem.SYMBOL_REDEFINITION, variable.name());
        }
    }

    void local(Statement.Local local) {
        if (open == null || open.begun) {
            throw new AsmError(local.span(), AsmProblem.LOCAL_MISPLACED);
        }
        for (Statement.LocalVariable variable : local.variables()) {
            if (variable.type().isPresent()
                    && variable.type().get() instanceof TypeName.Named named
                    && named.name().text().equalsIgnoreCase("VARARG")) {
                throw new AsmError(named.span(), AsmProblem.VARARG_LOCAL);
            }
            MasmType type = variable.type()
                    .map(given -> program.types.resolve(given, program.language))
                    .orElse(MasmType.DWORD);
            long count = variable.count()
                    .map(given -> program.evaluator.constant(given, program.context()))
                    .orElse(1L);
            if (count < 1 || count * Math.max(1, type.storage()) > LARGEST_FRAME - open.localSize) {
                throw new AsmError(variable.name().span(), AsmProblem.CONSTANT_OUT_OF_RANGE);
            }
            int alignment = alignment(type);
            open.localSize = (open.localSize + (int) count * type.storage() + alignment - 1) / alignment * alignment;
            define(
                    new Symbol.StackVariable(variable.name().text(), type, (int) count, -open.localSize),
                    variable.name().span());
        }
        open.hasFrame = true;
    }

    /** ml aligns scalars, but neither structures nor TBYTEs. */
    private static int alignment(MasmType type) {
        boolean packed = type instanceof StructType || Integer.bitCount(type.storage()) != 1;
        return packed ? 1 : Math.min(type.storage(), STACK_SLOT);
    }

    /** True when RET was one that takes the frame down. */
    boolean epilogue(Statement.Instruction instruction) {
        return open != null && frames.epilogue(open, instruction);
    }

    /** The instruction that is meant here: RET is far in far procedures. */
    Statement.Instruction meant(Statement.Instruction instruction) {
        return open == null ? instruction : ProcedureFrames.farReturn(open, instruction);
    }

    /** .FPO: a record in .debug$F about the procedure around it. */
    void framePointerOmission(Statement.Fpo fpo) {
        if (open == null) {
            throw new AsmError(fpo.span(), AsmProblem.OUTSIDE_PROCEDURE);
        }
        List<Integer> values = new ArrayList<>();
        for (Expression value : fpo.values()) {
            values.add((int) program.evaluator.constant(value, program.context()));
        }
        if (values.size() != FpoFragment.VALUES) {
            throw new AsmError(fpo.span(), AsmProblem.SYNTAX_ERROR, ".FPO");
        }
        OpenProcedure procedure = open;
        IntSupplier size = () -> procedure.end == null
                ? 0
                : procedure.end.offset() - procedure.symbol.location().offset();
        program.debugSection(".debug$F").append(new FpoFragment(open.symbol, size, values));
    }

    void end(Statement.ProcEnd end) {
        if (open == null || !isOpen(end.name())) {
            if (program.broken.ends(end.name())) {
                return;
            }
            throw new AsmError(
                    end.span(), AsmProblem.UNMATCHED_BLOCK_NESTING, end.name().text());
        }
        // Without a line of code there is no prologue either.
        program.beforeCode(() -> {});
        open.end = program.section.here();
        open.symbol.endAt(open.end);
        if (open.hasStack() && open.begun && !open.returns && program.settings.epilogue.isEmpty()) {
            program.errors.report(new AsmError(end.span(), AsmProblem.NO_RETURN));
        }
        checks.unused(program.scope, open.symbol.signature().vararg(), open.lastParameter, end.span());
        program.scope = open.outerScope;
        open = open.outer;
    }

    private boolean isOpen(Name name) {
        return program.symbols.global(name.text()) == open.symbol;
    }
}
