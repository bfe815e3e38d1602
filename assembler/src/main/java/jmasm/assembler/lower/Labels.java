package jmasm.assembler.lower;

import java.util.Optional;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.eval.Evaluator;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.AddressSymbol.Linkage;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.types.MasmType;
import jmasm.base.Span;
import jmasm.masm.Distance;
import jmasm.masm.Name;
import jmasm.masm.Statement;
import jmasm.x86.Register;

/** Names that are defined at the present place. */
final class Labels {

    private static final String ANONYMOUS = "@@";

    private final Program program;

    Labels(Program program) {
        this.program = program;
    }

    /** {@code name:}, within a procedure seen only there. */
    void label(Statement.Label label) {
        program.requireSection(label.span());
        program.enterCode();
        if (label.name().text().equals(ANONYMOUS)) {
            program.anonymousLabels++;
            local(new Name(label.name().span(), Evaluator.anonymousLabel(program.anonymousLabels)));
            return;
        }
        if (program.scope != null && program.settings.scoped && !label.global() && !isDeclared(label.name())) {
            AddressSymbol symbol =
                    new AddressSymbol(label.name().text(), label.name().span(), MasmType.NEAR);
            symbol.defineAt(program.section.here());
            if (!program.symbols.putLocal(program.scope, symbol)) {
                throw redefinition(label.name());
            }
            return;
        }
        define(label.name(), MasmType.NEAR);
    }

    /** PUBLIC or EXTERNDEF above makes a label of a procedure known to all. */
    private boolean isDeclared(Name name) {
        return program.symbols.global(name.text()) instanceof AddressSymbol known
                && known.linkage() != Linkage.LOCAL
                && !known.isDefined();
    }

    private void local(Name name) {
        AddressSymbol symbol = new AddressSymbol(name.text(), name.span(), MasmType.NEAR);
        symbol.defineAt(program.section.here());
        program.symbols.put(symbol);
        program.atEnd(() -> {
            if (!symbol.isReferenced()) {
                throw new AsmError(name.span(), AsmProblem.UNUSED_ANONYMOUS_LABEL);
            }
        });
    }

    /** Defines a global name at the present place. */
    AddressSymbol define(Name name, MasmType type) {
        AddressSymbol symbol = declare(name, type);
        boolean again = symbol.isDefined() && !isSameData(symbol, type);
        if (again || symbol.linkage() == Linkage.EXTERN || symbol.linkage() == Linkage.COMMUNAL) {
            throw redefinition(name);
        }
        boolean announced = symbol.linkage() == Linkage.UNDECIDED && !symbol.isDefined() && symbol.signature() == null;
        if (announced && symbol.type().conflictsWith(type)) {
            program.errors.report(new AsmError(name.span(), AsmProblem.SYMBOL_TYPE_CONFLICT, name.text()));
        }
        symbol.setExtent(type, 1, type.size());
        symbol.setLabelOnly(false);
        symbol.defineAt(program.section.here());
        return symbol;
    }

    /** LABEL and the data itself may both name a place. */
    private boolean isSameData(AddressSymbol symbol, MasmType type) {
        return !symbol.isCode()
                && !(type instanceof MasmType.Code)
                && symbol.location().equals(program.section.here());
    }

    /** The global symbol of this name, made when it is new. */
    AddressSymbol declare(Name name, MasmType type) {
        Symbol known = program.symbols.global(name.text());
        if (known instanceof AddressSymbol address) {
            return address;
        }
        if (known != null) {
            throw redefinition(name);
        }
        if (Register.named(name.text()).isPresent() && !program.settings.isReleased(name.text())) {
            throw new AsmError(name.span(), AsmProblem.SYNTAX_ERROR, name.text())
                    .withHint("'" + name.text() + "' is a register");
        }
        if (program.processor.isReserved(name.text()) && !program.settings.isReleased(name.text())) {
            throw new AsmError(name.span(), AsmProblem.SYNTAX_ERROR, name.text())
                    .withHint("'" + name.text() + "' is an instruction; OPTION NOKEYWORD:<" + name.text()
                            + "> makes it a name");
        }
        AddressSymbol symbol = new AddressSymbol(name.text(), name.span(), type);
        symbol.setLanguage(program.language);
        program.symbols.put(symbol);
        return symbol;
    }

    private AsmError redefinition(Name name) {
        AsmError error = new AsmError(name.span(), AsmProblem.SYMBOL_REDEFINITION, name.text());
        Optional<Span> first = program.symbols.find(name.text(), program.scope) instanceof AddressSymbol address
                ? Optional.of(address.span())
                : Optional.empty();
        return first.map(
                        span -> error.withHint("it is defined in " + span.file().name() + "(" + span.line() + ")"))
                .orElse(error);
    }

    /** {@code name LABEL type}. */
    void directive(Statement.LabelDirective directive) {
        program.requireSection(directive.span());
        MasmType type = program.types.resolve(directive.type(), program.language);
        if (type instanceof MasmType.Code code) {
            boolean isShort = code.distance() == Distance.NEAR16 || code.distance() == Distance.FAR16;
            if (isShort && program.wordSize() == Program.WIDE) {
                throw new AsmError(directive.span(), AsmProblem.INVALID_DISTANCE);
            }
            program.enterCode();
            define(directive.name(), type);
        } else {
            define(directive.name(), type).setLabelOnly(true);
        }
    }
}
