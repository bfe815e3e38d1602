package jmasm.assembler.eval;

import java.util.List;
import java.util.Optional;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.layout.Location;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.ConstantSymbol;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.symbols.SymbolTable;
import jmasm.assembler.symbols.TextSymbol;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.RecordType;
import jmasm.assembler.types.StructType;
import jmasm.base.Span;
import jmasm.masm.Expression;
import jmasm.masm.Initializer;
import jmasm.masm.Name;
import jmasm.x86.Register;

/** Evaluates expressions. One evaluation at a time; operators are in {@link UnaryOperators} and {@link Arithmetic}. */
public final class Evaluator {

    private static final int LONGEST_NUMERIC_STRING = 8;

    private final SymbolTable symbols;
    private final Arithmetic arithmetic;
    private final UnaryOperators unary = new UnaryOperators(this);
    private final Records records = new Records(this);
    private final Addressing addressing = new Addressing(this);
    private boolean exact;
    private Context context;

    /** @param wide whether constants have 64 bits, not 32 where that is enough */
    public Evaluator(SymbolTable symbols, boolean wide) {
        this.symbols = symbols;
        this.arithmetic = new Arithmetic(this, wide);
    }

    /** @throws AsmError when it is worth nothing; while lines are still to come, undefined names are a value */
    public Evaluated evaluate(Expression expression, Context where) {
        Context outer = context;
        boolean outerExact = exact;
        context = where;
        exact = true;
        try {
            Value value = value(expression);
            return new Evaluated(value, exact);
        } finally {
            context = outer;
            exact = outerExact && exact;
        }
    }

    /** A number that is known by now. */
    public long constant(Expression expression, Context where) {
        Value value = evaluate(expression, where).value();
        if (value instanceof Value.Constant constant) {
            return constant.value();
        }
        if (value instanceof Value.Undefined undefined) {
            throw undefined(undefined.name());
        }
        if (value instanceof Value.Type type) {
            // ALIGN DWORD: a type counts as its size.
            return type.type().size();
        }
        throw new AsmError(
                expression.span(),
                value instanceof Value.Real ? AsmProblem.REAL_NOT_ALLOWED : AsmProblem.CONSTANT_EXPECTED);
    }

    /** What a field's name is worth where it stands alone. */
    public Value fieldOffset(StructType.Field field) {
        return new Value.Constant(field.offset(), field.type(), false);
    }

    /** The bits of a record whose fields have these values. */
    public long recordValue(RecordType record, List<Initializer> fields, Context where) {
        Context outer = context;
        context = where;
        try {
            return recordValue(record, fields);
        } finally {
            context = outer;
        }
    }

    long recordValue(RecordType record, List<Initializer> fields) {
        return records.value(record, fields);
    }

    /** The last value of a constant. */
    public long lastValue(ConstantSymbol symbol) {
        Object held = symbol.valueAt(Integer.MAX_VALUE);
        Value value = held instanceof Deferred deferred
                ? evaluate(deferred.expression(), deferred.context()).value()
                : (Value) held;
        return value instanceof Value.Constant constant ? constant.value() : 0;
    }

    void setInexact() {
        exact = false;
    }

    /** All names are known; see {@link SymbolTable#isComplete}. */
    public boolean isComplete() {
        return symbols.isComplete();
    }

    Value value(Expression expression) {
        if (expression instanceof Expression.Number number) {
            if (!number.fits()) {
                throw new AsmError(number.span(), AsmProblem.CONSTANT_TOO_LARGE);
            }
            return new Value.Constant(number.value());
        }
        if (expression instanceof Expression.Reference reference) {
            return reference(reference.name());
        }
        if (expression instanceof Expression.Indirect indirect) {
            return addressing.brackets(indirect);
        }
        if (expression instanceof Expression.Binary binary) {
            return arithmetic.binary(binary);
        }
        if (expression instanceof Expression.Unary prefixed) {
            return unary.apply(prefixed);
        }
        if (expression instanceof Expression.Member member) {
            return addressing.member(member);
        }
        if (expression instanceof Expression.Index index) {
            return addressing.index(index);
        }
        if (expression instanceof Expression.BuiltIn builtIn) {
            return new Value.Type(new MasmType.Scalar(builtIn.type()));
        }
        if (expression instanceof Expression.Label label) {
            return new Value.Type(new MasmType.Code(label.distance()));
        }
        if (expression instanceof Expression.Text text) {
            return text(text);
        }
        if (expression instanceof Expression.Location location) {
            return here(location.span());
        }
        if (expression instanceof Expression.Real real) {
            return new Value.Real(real.text(), false);
        }
        if (expression instanceof Expression.RecordLiteral literal) {
            return records.value(literal);
        }
        return numberedRegister((Expression.NumberedRegister) expression);
    }

    private static Value text(Expression.Text text) {
        String characters = text.value();
        if (characters.length() > LONGEST_NUMERIC_STRING) {
            return new Value.Text(characters);
        }
        if (characters.isEmpty()) {
            throw new AsmError(text.span(), AsmProblem.EMPTY_STRING);
        }
        long value = 0;
        for (int i = 0; i < characters.length(); i++) {
            value = value << 8 | characters.charAt(i) & 0xFF;
        }
        return new Value.Constant(value);
    }

    private static Value numberedRegister(Expression.NumberedRegister register) {
        if (register.number() < 0 || register.number() > 7) {
            throw new AsmError(register.span(), AsmProblem.BAD_COPROCESSOR_REGISTER);
        }
        return new Value.Register(
                Register.named("st(" + register.number() + ")").orElseThrow());
    }

    /** Turns registers, fields and types into addresses. */
    Addressing addressing() {
        return addressing;
    }

    /** What registers are assumed to point to at the present place. */
    Assumptions assumptions() {
        return context.assumptions();
    }

    Arithmetic arithmetic() {
        return arithmetic;
    }

    /** What the name means at the present place, null when nothing. */
    Symbol find(String name) {
        return symbols.find(name, context.scope());
    }

    Value here(Span span) {
        if (context.here() == null) {
            throw new AsmError(span, AsmProblem.NOT_IN_SEGMENT);
        }
        AddressSymbol here = new AddressSymbol("$", span, MasmType.NEAR);
        here.defineAt(context.here());
        return Value.Address.of(here);
    }

    // ---- names

    private Value reference(Name name) {
        String text = name.text();
        Optional<Register> register = Register.named(text);
        // OPTION NOKEYWORD may have given a register's name to the program.
        if (register.isPresent() && symbols.find(text, context.scope()) == null) {
            if (context.assumptions().errors().contains(register.get())) {
                throw new AsmError(name.span(), AsmProblem.ASSUMED_TO_ERROR);
            }
            return new Value.Register(register.get());
        }
        if (text.length() == 2 && text.charAt(0) == '@') {
            char direction = Character.toUpperCase(text.charAt(1));
            if (direction == 'B') {
                return lookUp(new Name(name.span(), anonymousLabel(context.anonymous())), name);
            }
            if (direction == 'F') {
                return lookUp(new Name(name.span(), anonymousLabel(context.anonymous() + 1)), name);
            }
        }
        return lookUp(name, name);
    }

    /** The name under which the n-th {@code @@:} is kept; no source can spell it. */
    public static String anonymousLabel(int number) {
        return "@@ " + number;
    }

    private Value lookUp(Name name, Name written) {
        Symbol symbol = symbols.find(name.text(), context.scope());
        if (symbol == null) {
            return undefinedOrError(written);
        }
        if (symbol instanceof AddressSymbol address) {
            return address(address);
        }
        if (symbol instanceof ConstantSymbol constant) {
            constant.noteUse(written.span());
            return constant(constant);
        }
        if (symbol instanceof Symbol.StackVariable variable) {
            return Value.Address.of(Register.EBP, variable.offset(), variable.type(), true);
        }
        if (symbol instanceof Symbol.RecordField field) {
            return new Value.Constant(field.shift());
        }
        if (symbol instanceof Symbol.RegisterVariable variable) {
            return new Value.Register(variable.register());
        }
        if (symbol instanceof Symbol.Type type) {
            return new Value.Type(type.type());
        }
        if (symbol instanceof Symbol.Segment segment) {
            return new Value.Segment(segment.section());
        }
        if (symbol instanceof TextSymbol text) {
            throw text.isBelow(written.span())
                    ? new AsmError(written.span(), AsmProblem.FORWARD_MACRO)
                            .withHint("a macro is known from its definition on: move that up")
                    : new AsmError(written.span(), AsmProblem.INVALID_SYMBOL_TYPE, written.text());
        }
        throw new IllegalStateException("no value for " + symbol);
    }

    private Value undefinedOrError(Name name) {
        if (symbols.isComplete()) {
            throw undefined(name);
        }
        exact = false;
        return new Value.Undefined(name);
    }

    AsmError undefined(Name name) {
        AsmError error = new AsmError(name.span(), AsmProblem.UNDEFINED_SYMBOL, name.text());
        return Suggestions.forUndefined(name.text(), symbols, context == null ? null : context.scope())
                .map(error::withHint)
                .orElse(error);
    }

    private Value address(AddressSymbol symbol) {
        symbol.setReferenced();
        if (symbol.isAbsolute()) {
            return new Value.Relocatable(symbol, 0, Value.Relocatable.Kind.ADDRESS);
        }
        if (!symbol.isDefined() && !symbols.isComplete()) {
            exact = false;
        }
        return Value.Address.of(symbol);
    }

    Value constant(ConstantSymbol symbol) {
        Object held = symbol.valueAt(context.sequence());
        if (held instanceof Value value) {
            return value;
        }
        Deferred deferred = (Deferred) held;
        if (!deferred.enter()) {
            throw new AsmError(deferred.expression().span(), AsmProblem.NESTING_TOO_DEEP);
        }
        try {
            return evaluate(deferred.expression(), deferred.context()).value();
        } finally {
            deferred.leave();
        }
    }

    /** The type of the thing, null when it has none. */
    static MasmType typeOf(Value value) {
        if (value instanceof Value.Address address) {
            return address.type();
        }
        if (value instanceof Value.Constant constant) {
            return constant.type();
        }
        return value instanceof Value.Type type ? type.type() : null;
    }

    // ---- numbers and distances

    static long number(Value value, Span span) {
        if (value instanceof Value.Constant constant) {
            return constant.value();
        }
        if (value instanceof Value.Type type && !(type.type() instanceof MasmType.Code)) {
            return type.type().size();
        }
        throw new AsmError(
                span, value instanceof Value.Real ? AsmProblem.REAL_NOT_ALLOWED : AsmProblem.CONSTANT_EXPECTED);
    }

    /** Bytes from {@code from} to {@code to} of one section. */
    long distance(Location from, Location to) {
        if (from.unfixed() != to.unfixed() && !symbols.isComplete()) {
            exact = false;
        }
        return (long) to.offset() - from.offset();
    }
}
