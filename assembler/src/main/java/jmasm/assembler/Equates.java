package jmasm.assembler;

import jmasm.assembler.eval.Context;
import jmasm.assembler.eval.Deferred;
import jmasm.assembler.eval.Evaluated;
import jmasm.assembler.eval.Value;
import jmasm.assembler.listing.Listing;
import jmasm.assembler.lower.Program;
import jmasm.assembler.preprocess.LogicalLine;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.ConstantSymbol;
import jmasm.assembler.symbols.Symbol;
import jmasm.masm.Expression;
import jmasm.masm.Name;
import jmasm.x86.Register;

/** Names for values: {@code =}, and EQU where it is no text. */
final class Equates {

    private final Program program;

    /** Null when none is wanted. */
    private final Listing listing;

    Equates(Program program, Listing listing) {
        this.program = program;
        this.listing = listing;
    }

    void requireNoRegister(Name name) {
        if (Register.named(name.text()).isPresent() && !program.settings().isReleased(name.text())) {
            throw new AsmError(name.span(), AsmProblem.SYNTAX_ERROR, name.text())
                    .withHint("'" + name.text() + "' is a register");
        }
    }

    /** {@code name = expression}. @param line the expression as it is written */
    void assign(Name name, Expression parsed, LogicalLine line) {
        Symbol known = program.symbols().global(name.text());
        boolean announced = isAnnounced(known);
        if (known != null && !announced && !(known instanceof ConstantSymbol constant && constant.isRedefinable())) {
            throw new AsmError(name.span(), AsmProblem.SYMBOL_REDEFINITION, name.text());
        }
        Evaluated evaluated = program.evaluator().evaluate(parsed, program.context());
        if (evaluated.value() instanceof Value.Undefined undefined) {
            requireLater(undefined.name(), name, parsed);
        } else if (!isNumber(evaluated.value()) && !isPlace(evaluated.value())) {
            throw new AsmError(parsed.span(), AsmProblem.CONSTANT_EXPECTED);
        }
        ConstantSymbol symbol =
                known instanceof ConstantSymbol constant ? constant : new ConstantSymbol(name.text(), true);
        symbol.set(held(parsed, evaluated), program.context().sequence());
        listValue(evaluated.value(), line);
        if (announced) {
            symbol.publish(((AddressSymbol) known).language());
            program.symbols().replace((AddressSymbol) known, symbol);
        } else if (known == null) {
            program.symbols().put(symbol);
        }
    }

    /** A name that lines below may define; not the one that is being defined. */
    private void requireLater(Name undefined, Name defined, Expression expression) {
        if (undefined.text().equalsIgnoreCase(defined.text())) {
            throw new AsmError(undefined.span(), AsmProblem.UNDEFINED_SYMBOL, undefined.text());
        }
        Context here = program.context();
        program.atEnd(() -> program.evaluator().evaluate(expression, here));
    }

    /** {@code name EQU expression}: false when that is a text. @param line the expression as it is written */
    boolean equate(Name name, Expression parsed, LogicalLine line) {
        if (isLongText(parsed)) {
            return false;
        }
        Evaluated evaluated;
        try {
            evaluated = program.evaluator().evaluate(parsed, program.context());
        } catch (AsmError notNumber) {
            return false;
        }
        Value value = evaluated.value();
        if (!isConstant(value, parsed) && !isPlace(value)) {
            return false;
        }
        define(name, parsed, evaluated);
        listValue(value, line);
        return true;
    }

    private void listValue(Value value, LogicalLine line) {
        if (listing != null && value instanceof Value.Constant constant) {
            listing.value(constant.value(), line.text().indexOf('$') >= 0, program.section());
        }
    }

    /** An address as a number is text, and so is a plain number that 32 bits don't hold. */
    private static boolean isConstant(Value value, Expression written) {
        return value instanceof Value.Constant constant
                && !(written instanceof Expression.Number && constant.value() >>> 32 != 0);
    }

    /** A string that no 32 bits hold. */
    private static boolean isLongText(Expression expression) {
        return expression instanceof Expression.Text text && text.value().length() > 4;
    }

    private static boolean isNumber(Value value) {
        return value instanceof Value.Constant || value instanceof Value.Relocatable;
    }

    /** A label, perhaps with a number added. */
    private static boolean isPlace(Value value) {
        return value instanceof Value.Address place && place.symbol() != null && !place.hasRegisters();
    }

    private void define(Name name, Expression expression, Evaluated evaluated) {
        Symbol known = program.symbols().global(name.text());
        boolean same = known instanceof ConstantSymbol constant
                && constant.valueAt(Integer.MAX_VALUE).equals(evaluated.value());
        if (same) {
            return;
        }
        if (known != null && !isAnnounced(known)) {
            throw new AsmError(name.span(), AsmProblem.SYMBOL_REDEFINITION, name.text());
        }
        ConstantSymbol symbol = new ConstantSymbol(name.text(), false);
        symbol.set(held(expression, evaluated), program.context().sequence());
        if (known instanceof AddressSymbol announced) {
            symbol.publish(announced.language());
            program.symbols().replace(announced, symbol);
        } else {
            program.symbols().put(symbol);
        }
    }

    /** PUBLIC or EXTERNDEF may stand above the EQU that defines the name. */
    private static boolean isAnnounced(Symbol known) {
        return known instanceof AddressSymbol address
                && !address.isDefined()
                && (address.linkage() == AddressSymbol.Linkage.PUBLIC
                        || address.linkage() == AddressSymbol.Linkage.UNDECIDED);
    }

    /** What depends on sizes that may still change is evaluated anew at each use. */
    private Object held(Expression expression, Evaluated evaluated) {
        return evaluated.exact() ? evaluated.value() : new Deferred(expression, program.context());
    }
}
