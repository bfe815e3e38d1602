package jmasm.assembler.eval;

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
import jmasm.assembler.types.StructType;
import jmasm.base.Span;
import jmasm.masm.Distance;
import jmasm.masm.Expression;
import jmasm.masm.Name;
import jmasm.masm.UnaryOperator;
import jmasm.x86.Register;

/** Evaluates expressions. One evaluation at a time; the operators with two operands are in {@link Arithmetic}. */
public final class Evaluator {

    private static final int LONGEST_NUMERIC_STRING = 8;

    private final SymbolTable symbols;
    private final Arithmetic arithmetic = new Arithmetic(this);
    private boolean exact;
    private Context context;

    public Evaluator(SymbolTable symbols) {
        this.symbols = symbols;
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
        throw new AsmError(
                expression.span(),
                value instanceof Value.Real ? AsmProblem.REAL_NOT_ALLOWED : AsmProblem.CONSTANT_EXPECTED);
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
            return indirect(value(indirect.address()), indirect.span());
        }
        if (expression instanceof Expression.Binary binary) {
            return arithmetic.binary(binary);
        }
        if (expression instanceof Expression.Unary unary) {
            return unary(unary);
        }
        if (expression instanceof Expression.Member member) {
            return member(member);
        }
        if (expression instanceof Expression.Index index) {
            return index(index);
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
        String word = register.name().text();
        if (!word.equalsIgnoreCase("st")) {
            throw new AsmError(register.span(), AsmProblem.SYNTAX_ERROR, "(");
        }
        if (register.number() < 0 || register.number() > 7) {
            throw new AsmError(register.span(), AsmProblem.BAD_COPROCESSOR_REGISTER);
        }
        return new Value.Register(
                Register.named("st(" + register.number() + ")").orElseThrow());
    }

    private Value here(Span span) {
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
        if (register.isPresent()) {
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
            return constant(constant);
        }
        if (symbol instanceof Symbol.StackVariable variable) {
            return Value.Address.of(Register.EBP, variable.offset(), variable.type(), true);
        }
        if (symbol instanceof Symbol.Type type) {
            return new Value.Type(type.type());
        }
        if (symbol instanceof Symbol.Segment segment) {
            return new Value.Segment(segment.section());
        }
        if (symbol instanceof TextSymbol) {
            throw new AsmError(written.span(), AsmProblem.INVALID_SYMBOL_TYPE, written.text());
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

    private Value constant(ConstantSymbol symbol) {
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

    // ---- brackets and fields

    Value indirect(Value value, Span span) {
        if (value instanceof Value.Register register) {
            return asAddress(register, span).bracketed();
        }
        if (value instanceof Value.Address address) {
            return address.bracketed();
        }
        return value;
    }

    private Value index(Expression.Index index) {
        Value operand = value(index.operand());
        Value within = indirect(value(index.index()), index.index().span());
        if (operand instanceof Value.Register register) {
            operand = asAddress(register, index.operand().span());
        }
        Value sum = arithmetic.add(operand, within, index.span());
        return indirect(sum, index.span());
    }

    Value.Address asAddress(Value.Register value, Span span) {
        Register register = value.register();
        if (register.kind() != Register.Kind.GENERAL || register.size() == 1) {
            throw new AsmError(span, AsmProblem.NOT_AN_ADDRESS_REGISTER);
        }
        if (register.size() == 2) {
            throw new AsmError(span, AsmProblem.NOT_SUPPORTED, "16-bit addresses");
        }
        return Value.Address.of(register, 0, context.assumptions().pointers().get(register), false);
    }

    private Value member(Expression.Member member) {
        Value operand = value(member.operand());
        Name name = member.member();
        if (operand instanceof Value.Undefined) {
            return operand;
        }
        if (operand instanceof Value.Register register) {
            operand = asAddress(register, member.operand().span()).bracketed();
        }
        if (typeOf(operand) instanceof StructType struct) {
            Optional<StructType.Field> field = struct.field(name.text());
            if (field.isPresent()) {
                return select(operand, field.get(), name);
            }
        }
        Symbol symbol = symbols.find(name.text(), context.scope());
        if (symbol instanceof Symbol.Type type) {
            return withType(operand, type.type(), member.span());
        }
        if (symbol instanceof ConstantSymbol constant) {
            return arithmetic.add(operand, constant(constant), member.span());
        }
        AsmError error = new AsmError(name.span(), AsmProblem.UNDEFINED_SYMBOL, name.text());
        throw Suggestions.forField(name.text(), typeOf(operand))
                .map(error::withHint)
                .orElse(error);
    }

    private static Value select(Value operand, StructType.Field field, Name name) {
        if (operand instanceof Value.Type) {
            return new Value.Constant(field.offset(), field.type(), false);
        }
        if (operand instanceof Value.Constant constant) {
            return new Value.Constant(constant.value() + field.offset(), field.type(), false);
        }
        if (operand instanceof Value.Address address) {
            return address.plus(field.offset()).withType(field.type());
        }
        throw new AsmError(name.span(), AsmProblem.MEMORY_EXPECTED);
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

    Value withType(Value value, MasmType type, Span span) {
        if (value instanceof Value.Address address) {
            Value.Address typed = address.withType(type);
            return type instanceof MasmType.Code ? typed.withReach(Value.Reach.NEAR) : typed;
        }
        if (value instanceof Value.Constant constant) {
            return new Value.Constant(constant.value(), type, true);
        }
        if (value instanceof Value.Register register) {
            // (POINT PTR ebx).x is the field behind the pointer; DWORD PTR eax just says what is so.
            return register.register().size() == type.size()
                    ? value
                    : asAddress(register, span).withType(type).bracketed();
        }
        if (value instanceof Value.Undefined || value instanceof Value.Relocatable) {
            return value;
        }
        throw new AsmError(span, AsmProblem.INVALID_TYPE, "");
    }

    // ---- operators with one operand

    private Value unary(Expression.Unary unary) {
        UnaryOperator operator = unary.operator();
        if ((operator == UnaryOperator.SIZE || operator == UnaryOperator.LENGTH)
                && unary.operand() instanceof Expression.Reference reference
                && symbols.find(reference.name().text(), context.scope()) instanceof AddressSymbol symbol
                && !symbol.isCode()) {
            int count = symbol.firstCount();
            return new Value.Constant(
                    operator == UnaryOperator.SIZE ? count * symbol.type().size() : count);
        }
        if (operator == UnaryOperator.SIZEOF || operator == UnaryOperator.LENGTHOF) {
            Optional<Value> extent = extent(operator, unary.operand());
            if (extent.isPresent()) {
                return extent.get();
            }
        }
        Value operand = value(unary.operand());
        if (operand instanceof Value.Undefined && operator != UnaryOperator.OPATTR) {
            return operand;
        }
        Span span = unary.span();
        return switch (operator) {
            case PLUS -> operand;
            case MINUS -> negate(operand, span);
            case NOT -> new Value.Constant(~number(operand, span));
            case OFFSET, LROFFSET -> offset(operand, Value.Relocatable.Kind.ADDRESS, span);
            case IMAGEREL -> offset(operand, Value.Relocatable.Kind.IMAGE_RELATIVE, span);
            case SECTIONREL -> offset(operand, Value.Relocatable.Kind.SECTION_RELATIVE, span);
            case TYPE -> type(operand);
            case SIZEOF, SIZE -> new Value.Constant(sizeOf(operand, span));
            case LENGTHOF, LENGTH -> new Value.Constant(lengthOf(operand, span));
            case SHORT -> shortJump(operand, span);
            case HIGH -> new Value.Constant(number(operand, span) >> 8 & 0xFF);
            case LOW -> new Value.Constant(number(operand, span) & 0xFF);
            case HIGHWORD -> new Value.Constant(number(operand, span) >> 16 & 0xFFFF);
            case LOWWORD -> new Value.Constant(number(operand, span) & 0xFFFF);
            case THIS -> thisPlace(operand, span);
            case OPATTR, DOT_TYPE -> new Value.Constant(OperandAttributes.of(operand));
            case SEG, MASK, WIDTH -> throw new AsmError(span, AsmProblem.NOT_SUPPORTED, operator.word());
        };
    }

    private static Value negate(Value operand, Span span) {
        if (operand instanceof Value.Real real) {
            return new Value.Real(real.text(), !real.negative());
        }
        if (operand instanceof Value.Address address && address.symbol() == null) {
            // -4[ebp] means [ebp-4].
            return address.plus(-2 * address.offset());
        }
        return new Value.Constant(-number(operand, span));
    }

    static long number(Value value, Span span) {
        if (value instanceof Value.Constant constant) {
            return constant.value();
        }
        throw new AsmError(
                span, value instanceof Value.Real ? AsmProblem.REAL_NOT_ALLOWED : AsmProblem.CONSTANT_EXPECTED);
    }

    private static Value offset(Value operand, Value.Relocatable.Kind kind, Span span) {
        if (operand instanceof Value.Address address && address.symbol() != null && !address.hasRegisters()) {
            return new Value.Relocatable(address.symbol(), address.offset(), kind);
        }
        if (operand instanceof Value.Constant || operand instanceof Value.Relocatable) {
            return operand;
        }
        throw new AsmError(span, AsmProblem.INVALID_OFFSET_OPERAND);
    }

    private static Value type(Value operand) {
        if (operand instanceof Value.Register register) {
            return new Value.Constant(register.register().size());
        }
        MasmType type = typeOf(operand);
        if (type instanceof MasmType.Code code) {
            // ml's numbers for a 32-bit near and far label.
            return new Value.Constant(code.distance() == Distance.NEAR ? 0xFF04 : 0xFF06);
        }
        return new Value.Constant(type == null ? 0 : type.size());
    }

    /** SIZEOF and LENGTHOF of a whole variable or field, whose number of elements only its declaration knows. */
    private Optional<Value> extent(UnaryOperator operator, Expression operand) {
        boolean size = operator == UnaryOperator.SIZEOF;
        if (operand instanceof Expression.Reference reference) {
            Symbol symbol = symbols.find(reference.name().text(), context.scope());
            if (symbol instanceof AddressSymbol address && !address.isCode()) {
                if (!address.isDefined() && !symbols.isComplete()) {
                    exact = false;
                }
                return Optional.of(new Value.Constant(size ? address.size() : address.count()));
            }
            if (symbol instanceof Symbol.StackVariable variable) {
                int elements = variable.count();
                return Optional.of(
                        new Value.Constant(size ? elements * variable.type().size() : elements));
            }
        }
        if (operand instanceof Expression.Member member
                && typeOf(value(member.operand())) instanceof StructType struct) {
            Optional<StructType.Field> field = struct.field(member.member().text());
            return field.map(known -> new Value.Constant(size ? known.size() : known.count()));
        }
        return Optional.empty();
    }

    private static long sizeOf(Value operand, Span span) {
        if (operand instanceof Value.Register register) {
            return register.register().size();
        }
        MasmType type = typeOf(operand);
        if (type == null) {
            if (operand instanceof Value.Constant) {
                return 0;
            }
            throw new AsmError(span, AsmProblem.DATA_LABEL_EXPECTED);
        }
        return type.size();
    }

    private static long lengthOf(Value operand, Span span) {
        if (operand instanceof Value.Address address && !(address.type() instanceof MasmType.Code)) {
            return 1;
        }
        throw new AsmError(span, AsmProblem.DATA_LABEL_EXPECTED);
    }

    private static Value shortJump(Value operand, Span span) {
        if (operand instanceof Value.Address address) {
            return address.withReach(Value.Reach.SHORT);
        }
        throw new AsmError(span, AsmProblem.CONSTANT_OR_LABEL_EXPECTED);
    }

    private Value thisPlace(Value operand, Span span) {
        if (operand instanceof Value.Type type && here(span) instanceof Value.Address address) {
            return address.withType(type.type());
        }
        throw new AsmError(span, AsmProblem.INVALID_TYPE, "THIS");
    }

    // ---- distances

    /** Bytes from {@code from} to {@code to} of one section. */
    long distance(Location from, Location to) {
        if (from.unfixed() != to.unfixed() && !symbols.isComplete()) {
            exact = false;
        }
        return (long) to.offset() - from.offset();
    }
}
