package jmasm.assembler.eval;

import java.util.Optional;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.StructType;
import jmasm.base.Span;
import jmasm.masm.Distance;
import jmasm.masm.Expression;
import jmasm.masm.Initializer;
import jmasm.masm.UnaryOperator;

/** Operators with one operand. */
public final class UnaryOperators {

    private static final int NEAR_LABEL = 0xFF04;
    private static final int FAR_LABEL = 0xFF06;

    private final Evaluator evaluator;
    private final Records records;

    UnaryOperators(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.records = new Records(evaluator);
    }

    Value apply(Expression.Unary unary) {
        UnaryOperator operator = unary.operator();
        if ((operator == UnaryOperator.SIZE || operator == UnaryOperator.LENGTH)
                && unary.operand() instanceof Expression.Reference reference
                && evaluator.find(reference.name().text()) instanceof AddressSymbol symbol
                && !symbol.isCode()) {
            int count = symbol.firstCount();
            return new Value.Constant(
                    operator == UnaryOperator.SIZE ? count * symbol.type().size() : count);
        }
        boolean member = unary.operand() instanceof Expression.Member
                && (operator == UnaryOperator.SIZE || operator == UnaryOperator.LENGTH);
        if (member || operator == UnaryOperator.SIZEOF || operator == UnaryOperator.LENGTHOF) {
            Optional<Value> extent = extent(operator, unary.operand());
            if (extent.isPresent()) {
                return extent.get();
            }
        }
        if (operator == UnaryOperator.MASK || operator == UnaryOperator.WIDTH) {
            return records.measure(operator, unary.operand());
        }
        if (operator == UnaryOperator.OPATTR || operator == UnaryOperator.DOT_TYPE) {
            return attributes(operator, unary.operand());
        }
        Value operand = evaluator.value(unary.operand());
        if (operand instanceof Value.Undefined) {
            return operand;
        }
        Span span = unary.span();
        return switch (operator) {
            case PLUS -> operand;
            case MINUS -> negate(operand, span);
            case NOT -> new Value.Constant(complement(Evaluator.number(operand, span)));
            case OFFSET, LROFFSET -> offset(operand, Value.Relocatable.Kind.ADDRESS, span);
            case IMAGEREL -> offset(operand, Value.Relocatable.Kind.IMAGE_RELATIVE, span);
            case SECTIONREL -> offset(operand, Value.Relocatable.Kind.SECTION_RELATIVE, span);
            case TYPE -> type(operand);
            case SIZEOF -> new Value.Constant(sizeOf(operand, span));
            case SIZE ->
                new Value.Constant(isCode(operand) ? number(Evaluator.typeOf(operand)) : sizeOf(operand, span));
            case LENGTHOF -> new Value.Constant(lengthOf(operand, span));
            case LENGTH -> new Value.Constant(isCode(operand) ? 1 : lengthOf(operand, span));
            case SHORT -> shortJump(operand, span);
            case HIGH -> new Value.Constant(immediate(operand, span) >> 8 & 0xFF);
            case LOW -> new Value.Constant(immediate(operand, span) & 0xFF);
            case HIGHWORD -> new Value.Constant(immediate(operand, span) >> 16 & 0xFFFF);
            case LOWWORD -> new Value.Constant(immediate(operand, span) & 0xFFFF);
            case HIGH32 -> new Value.Constant(bits(operand, span) >>> 32);
            case LOW32 -> new Value.Constant(bits(operand, span) & 0xFFFF_FFFFL);
            case THIS -> thisPlace(operand, span);
            case SEG -> segment(operand, span);
            case MASK, WIDTH, OPATTR, DOT_TYPE ->
                throw new IllegalStateException(operator.word() + " takes its operand as it is written");
        };
    }

    private static long immediate(Value operand, Span span) {
        if (operand instanceof Value.Address || operand instanceof Value.Register) {
            throw new AsmError(span, AsmProblem.IMMEDIATE_REQUIRED);
        }
        return Evaluator.number(operand, span);
    }

    /** An operand that is worth nothing has no attributes; .TYPE knows no languages. */
    private Value attributes(UnaryOperator operator, Expression operand) {
        int bits;
        try {
            Value value = evaluator.value(operand);
            bits = OperandAttributes.of(value);
            if (value instanceof Value.Address && namesStackVariable(operand)) {
                bits |= OperandAttributes.STACK_RELATIVE;
            }
        } catch (AsmError worthless) {
            bits = 0;
        }
        return new Value.Constant(operator == UnaryOperator.OPATTR ? bits : bits & 0xFF);
    }

    /** {@code [local+ecx]} is on the stack, though ECX is its base. */
    private boolean namesStackVariable(Expression expression) {
        if (expression instanceof Expression.Reference reference) {
            return evaluator.find(reference.name().text()) instanceof Symbol.StackVariable;
        }
        if (expression instanceof Expression.Indirect indirect) {
            return namesStackVariable(indirect.address());
        }
        if (expression instanceof Expression.Index index) {
            return namesStackVariable(index.operand()) || namesStackVariable(index.index());
        }
        if (expression instanceof Expression.Binary binary) {
            return namesStackVariable(binary.left()) || namesStackVariable(binary.right());
        }
        return expression instanceof Expression.Member member && namesStackVariable(member.operand());
    }

    /** Of a number; of a real as REAL8 holds it. */
    private static long bits(Value operand, Span span) {
        return operand instanceof Value.Real real ? real.bits(8, span) : Evaluator.number(operand, span);
    }

    /** Of a number that has 32 bits without a sign: in 32 bits, as ml computes. */
    private static long complement(long value) {
        return value >> 31 == 1 ? ~value & 0xFFFF_FFFFL : ~value;
    }

    private static Value negate(Value operand, Span span) {
        if (operand instanceof Value.Real real) {
            return new Value.Real(real.text(), !real.negative());
        }
        if (operand instanceof Value.Address address && address.symbol() == null) {
            // -4[ebp] means [ebp-4].
            return address.plus(-2 * address.offset());
        }
        return new Value.Constant(-Evaluator.number(operand, span));
    }

    private static Value offset(Value operand, Value.Relocatable.Kind kind, Span span) {
        if (operand instanceof Value.Address address && address.symbol() != null && !address.hasRegisters()) {
            return new Value.Relocatable(address.symbol(), address.offset(), kind);
        }
        if (operand instanceof Value.Constant || operand instanceof Value.Relocatable) {
            return operand;
        }
        if (operand instanceof Value.Address address && !address.hasRegisters()) {
            // OFFSET ds:[4]
            return new Value.Constant(address.offset());
        }
        throw new AsmError(span, AsmProblem.INVALID_OFFSET_OPERAND);
    }

    /** The section's number, which only the linker knows. */
    private static Value segment(Value operand, Span span) {
        if (operand instanceof Value.Address address && address.symbol() != null) {
            return new Value.Relocatable(address.symbol(), 0, Value.Relocatable.Kind.SECTION);
        }
        if (operand instanceof Value.Relocatable relocatable) {
            return new Value.Relocatable(relocatable.symbol(), 0, Value.Relocatable.Kind.SECTION);
        }
        throw new AsmError(span, AsmProblem.NOT_RELOCATABLE);
    }

    private static Value type(Value operand) {
        if (operand instanceof Value.Register register) {
            return new Value.Constant(register.register().size());
        }
        MasmType type = Evaluator.typeOf(operand);
        return new Value.Constant(type == null ? 0 : number(type));
    }

    /** What a type is worth as a number: its size; of labels a number that ml made up. */
    public static int number(MasmType type) {
        if (type instanceof MasmType.Code code) {
            return code.distance() == Distance.NEAR ? NEAR_LABEL : FAR_LABEL;
        }
        return type.size();
    }

    /** SIZEOF and LENGTHOF of a whole variable or field, whose number of elements only its declaration knows. */
    private Optional<Value> extent(UnaryOperator operator, Expression operand) {
        boolean size = operator == UnaryOperator.SIZEOF || operator == UnaryOperator.SIZE;
        if (operand instanceof Expression.Reference reference) {
            Symbol symbol = evaluator.find(reference.name().text());
            if (symbol instanceof AddressSymbol address && !address.isCode()) {
                if ((!address.isDefined() || address.isLabelOnly()) && !evaluator.isComplete()) {
                    evaluator.setInexact();
                }
                return Optional.of(new Value.Constant(size ? address.size() : address.count()));
            }
            if (symbol instanceof Symbol.StackVariable variable) {
                int elements = variable.count();
                return Optional.of(
                        new Value.Constant(size ? elements * variable.type().storage() : elements));
            }
        }
        if (operand instanceof Expression.Member member
                && Evaluator.typeOf(evaluator.value(member.operand())) instanceof StructType struct) {
            Optional<StructType.Field> field = struct.field(member.member().text());
            return field.map(known -> new Value.Constant(
                    switch (operator) {
                        case SIZE, LENGTH -> first(known, operator == UnaryOperator.SIZE);
                        default -> size ? known.size() : known.count();
                    }));
        }
        return Optional.empty();
    }

    /** A label, or a type of labels; not a variable on the stack. */
    private static boolean isCode(Value operand) {
        boolean place = operand instanceof Value.Address address && !address.hasRegisters();
        return (place || operand instanceof Value.Type) && Evaluator.typeOf(operand) instanceof MasmType.Code;
    }

    /** Of a field, what its first initialiser makes. */
    private long first(StructType.Field field, boolean size) {
        boolean several = !field.initial().isEmpty() && !(field.initial().get(0) instanceof Initializer.Dup);
        int count = several ? 1 : field.count();
        return size ? (long) count * field.type().size() : count;
    }

    private static long sizeOf(Value operand, Span span) {
        if (operand instanceof Value.Address address
                && address.hasRegisters()
                && address.type() instanceof MasmType.Code) {
            return address.type().storage();
        }
        if (operand instanceof Value.Register register) {
            return register.register().size();
        }
        MasmType type = Evaluator.typeOf(operand);
        if (type == null) {
            if (operand instanceof Value.Constant) {
                return 0;
            }
            throw new AsmError(span, AsmProblem.DATA_LABEL_EXPECTED);
        }
        return type.size();
    }

    private static long lengthOf(Value operand, Span span) {
        if (operand instanceof Value.Address && !isCode(operand)) {
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
        if (operand instanceof Value.Type type && evaluator.here(span) instanceof Value.Address address) {
            return address.withType(type.type());
        }
        throw new AsmError(span, AsmProblem.INVALID_TYPE, "THIS");
    }
}
