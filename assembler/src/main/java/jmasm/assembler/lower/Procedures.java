package jmasm.assembler.lower;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
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

    private static final int STACK_SLOT = 4;
    private static final int LARGEST_FRAME = 1 << 30;

    private final Program program;
    private final Labels labels;
    private Open open;

    /** The procedure whose ENDP has not come yet. */
    private static final class Open {
        private final AddressSymbol symbol;
        private final Span span;
        private final List<Name> uses;
        private int localSize;
        private boolean hasFrame;
        private boolean begun;

        Open(AddressSymbol symbol, Span span, List<Name> uses) {
            this.symbol = symbol;
            this.span = span;
            this.uses = uses;
        }
    }

    Procedures(Program program, Labels labels) {
        this.program = program;
        this.labels = labels;
    }

    /** Where the open procedure began. */
    Optional<Span> openProcedure() {
        return Optional.ofNullable(open).map(procedure -> procedure.span);
    }

    String openName() {
        return open.symbol.name();
    }

    void begin(Statement.ProcBegin proc) {
        program.requireSection(proc.span());
        if (open != null) {
            throw new AsmError(
                            proc.span(),
                            AsmProblem.NESTED_PROCEDURE,
                            proc.name().text())
                    .withHint("'" + open.symbol.name() + "' has no ENDP yet");
        }
        program.enterCode();
        AddressSymbol symbol = declare(proc);
        open = new Open(symbol, proc.span(), proc.uses());
        program.scope = new Scope(symbol.name());
        defineParameters(symbol.signature(), proc);
        program.beforeCode(this::prologue);
    }

    private AddressSymbol declare(Statement.ProcBegin proc) {
        Language language =
                program.symbols.global(proc.name().text()) instanceof AddressSymbol known && known.signature() != null
                        ? known.signature().language()
                        : program.language;
        Signature signature = program.types.signature(proc.signature(), language);
        Linkage.requireLanguage(signature, proc.span());
        AddressSymbol symbol = labels.declare(proc.name(), MasmType.NEAR);
        if (symbol.signature() != null) {
            try {
                Linkage.requireSame(symbol, signature, proc.name());
            } catch (AsmError error) {
                // The procedure is there all the same; its body deserves to be read.
                program.errors.report(error);
            }
        }
        symbol = labels.define(proc.name(), MasmType.NEAR);
        symbol.setSignature(signature);
        symbol.setLanguage(signature.language());
        symbol.setProcedure();
        if (program.procPublic || symbol.linkage() == AddressSymbol.Linkage.UNDECIDED) {
            symbol.setLinkage(AddressSymbol.Linkage.PUBLIC);
        }
        for (Name attribute : proc.signature().attributes()) {
            attribute(attribute, symbol);
        }
        return symbol;
    }

    private static void attribute(Name attribute, AddressSymbol symbol) {
        switch (attribute.text().toUpperCase(Locale.ROOT)) {
            case "PRIVATE" -> symbol.setLinkage(AddressSymbol.Linkage.LOCAL);
            case "PUBLIC" -> symbol.setLinkage(AddressSymbol.Linkage.PUBLIC);
            case "EXPORT" -> {
                symbol.setLinkage(AddressSymbol.Linkage.PUBLIC);
                symbol.setExport();
            }
            case "FAR" -> throw new AsmError(attribute.span(), AsmProblem.NOT_SUPPORTED, "PROC FAR");
            default -> {
                // Languages and names of parameters are in the signature.
            }
        }
    }

    private void defineParameters(Signature signature, Statement.ProcBegin proc) {
        List<Signature.Parameter> parameters = signature.parameters();
        if (signature.language() == Language.FASTCALL && !parameters.isEmpty()) {
            throw new AsmError(proc.span(), AsmProblem.NOT_SUPPORTED, "parameters of a FASTCALL procedure");
        }
        int offset = FIRST_PARAMETER;
        for (int i = 0; i < parameters.size(); i++) {
            boolean reversed = signature.language().pushesLeftToRight();
            Signature.Parameter parameter = parameters.get(reversed ? parameters.size() - 1 - i : i);
            define(new Symbol.StackVariable(parameter.name(), parameter.type(), 1, offset), proc.span());
            offset += parameter.stackSize();
        }
        open.hasFrame = !parameters.isEmpty() || signature.vararg();
        if (signature.vararg()) {
            List<TypeName.Parameter> written = proc.signature().parameters();
            String name = written.get(written.size() - 1).name().map(Name::text).orElse("");
            define(new Symbol.StackVariable(name, MasmType.DWORD, 1, offset), proc.span());
        }
    }

    private void define(Symbol.StackVariable variable, Span span) {
        if (!variable.name().isEmpty() && !program.symbols.putLocal(program.scope, variable)) {
            throw new AsmError(span, AsmProblem.SYMBOL_REDEFINITION, variable.name());
        }
    }

    void local(Statement.Local local) {
        if (open == null || open.begun) {
            throw new AsmError(local.span(), AsmProblem.LOCAL_MISPLACED);
        }
        for (Statement.LocalVariable variable : local.variables()) {
            MasmType type = variable.type()
                    .map(given -> program.types.resolve(given, program.language))
                    .orElse(MasmType.DWORD);
            long count = variable.count()
                    .map(given -> program.evaluator.constant(given, program.context()))
                    .orElse(1L);
            if (count < 1 || count * Math.max(1, type.size()) > LARGEST_FRAME - open.localSize) {
                throw new AsmError(variable.name().span(), AsmProblem.CONSTANT_OUT_OF_RANGE);
            }
            int alignment = alignment(type);
            open.localSize = (open.localSize + (int) count * type.size() + alignment - 1) / alignment * alignment;
            define(
                    new Symbol.StackVariable(variable.name().text(), type, (int) count, -open.localSize),
                    variable.name().span());
        }
        open.hasFrame = true;
    }

    /** ml aligns scalars, but neither structures nor TBYTEs. */
    private static int alignment(MasmType type) {
        boolean packed = type instanceof StructType || Integer.bitCount(type.size()) != 1;
        return packed ? 1 : Math.min(type.size(), STACK_SLOT);
    }

    private void prologue() {
        open.begun = true;
        if (!program.prologues) {
            return;
        }
        Code code = new Code(open.span);
        if (open.hasFrame) {
            emit(code.instruction("push", code.register(Register.EBP)));
            emit(code.instruction("mov", code.register(Register.EBP), code.register(Register.ESP)));
            int size = (open.localSize + STACK_SLOT - 1) / STACK_SLOT * STACK_SLOT;
            if (size > 0) {
                emit(code.instruction("add", code.register(Register.ESP), code.number(-size)));
            }
        }
        for (Name register : open.uses) {
            emit(code.instruction("push", new Expression.Reference(register.span(), register)));
        }
    }

    /** True when RET was one that takes the frame down. */
    boolean epilogue(Statement.Instruction instruction) {
        if (open == null
                || !program.epilogues
                || !instruction.prefixes().isEmpty()
                || !instruction.mnemonic().orElseThrow().text().equalsIgnoreCase("RET")) {
            return false;
        }
        program.enterCode();
        Code code = new Code(instruction.span());
        List<Name> reversed = new ArrayList<>(open.uses);
        Collections.reverse(reversed);
        for (Name register : reversed) {
            emit(code.instruction("pop", code.name(register.text())));
        }
        if (open.hasFrame) {
            emit(code.instruction("leave"));
        }
        Signature signature = open.symbol.signature();
        int bytes = signature.language().calleeCleans() && !signature.vararg() ? signature.stackSize() : 0;
        if (!instruction.operands().isEmpty()) {
            emit(code.instruction("retn", instruction.operands().get(0)));
        } else if (bytes > 0) {
            emit(code.instruction("retn", code.number(bytes)));
        } else {
            emit(code.instruction("retn"));
        }
        return true;
    }

    private void emit(Statement.Instruction instruction) {
        program.append(
                program.instructions.fragment(instruction, program.section, program.context()), instruction.span());
    }

    void end(Statement.ProcEnd end) {
        if (open == null || !isOpen(end.name())) {
            throw new AsmError(
                    end.span(), AsmProblem.UNMATCHED_BLOCK_NESTING, end.name().text());
        }
        program.enterCode();
        open = null;
        program.scope = null;
    }

    private boolean isOpen(Name name) {
        return program.symbols.global(name.text()) == open.symbol;
    }
}
