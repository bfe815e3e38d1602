package jmasm.assembler.eval;

import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.StructType;
import jmasm.base.Span;
import jmasm.masm.BinaryOperator;
import jmasm.masm.Expression;
import jmasm.masm.UnaryOperator;
import jmasm.x86.Register;

/** Operators with two operands. Numbers have 64 bits; where ml 6 computes in 32, the results agree in those. */
final class Arithmetic {

    private static final long LOW_32 = 0xFFFF_FFFFL;
    private static final long TRUE = -1;

    private final Evaluator evaluator;
    private final boolean wide;

    Arithmetic(Evaluator evaluator, boolean wide) {
        this.evaluator = evaluator;
        this.wide = wide;
    }

    Value binary(Expression.Binary binary) {
        BinaryOperator operator = binary.operator();
        if (operator == BinaryOperator.OVERRIDE && isFlat(binary.left())) {
            // In the flat model every segment begins at 0.
            return inMemory(evaluator.value(binary.right()));
        }
        if (operator == BinaryOperator.PTR
                && binary.left() instanceof Expression.Binary typed
                && typed.operator() == BinaryOperator.OVERRIDE) {
            // ES:DWORD PTR [edi] is ES:(DWORD PTR [edi]), though ":" binds tighter.
            Expression operand =
                    new Expression.Binary(binary.span(), BinaryOperator.PTR, typed.right(), binary.right());
            return binary(new Expression.Binary(binary.span(), BinaryOperator.OVERRIDE, typed.left(), operand));
        }
        Value left = evaluator.value(binary.left());
        Value right = evaluator.value(binary.right());
        Span span = binary.span();
        if (operator == BinaryOperator.PTR) {
            return pointer(left, right, binary);
        }
        if (operator == BinaryOperator.OVERRIDE) {
            return override(left, right, binary);
        }
        if (left instanceof Value.Undefined) {
            return left;
        }
        if (right instanceof Value.Undefined) {
            return right;
        }
        return switch (operator) {
            case PLUS -> add(left, right, span);
            case MINUS -> subtract(left, right, span);
            case TIMES -> multiply(left, right, span);
            case EQ, NE, LT, LE, GT, GE -> compare(binary, left, right);
            default ->
                new Value.Constant(
                        compute(operator, Evaluator.number(left, span), Evaluator.number(right, span), span));
        };
    }

    private Value pointer(Value type, Value operand, Expression.Binary binary) {
        if (binary.left() instanceof Expression.Unary prefixed
                && prefixed.operator() == UnaryOperator.TYPE
                && Evaluator.typeOf(evaluator.value(prefixed.operand())) != null) {
            // (TYPE x) PTR y: not the number, but what it was made of.
            MasmType of = Evaluator.typeOf(evaluator.value(prefixed.operand()));
            return evaluator.addressing().withType(operand, of, binary.span());
        }
        if (type instanceof Value.Type given) {
            return evaluator.addressing().withType(operand, given.type(), binary.span());
        }
        if (type instanceof Value.Undefined) {
            return operand;
        }
        // (TYPE x) PTR y
        MasmType measured = typeOperand(binary.left(), type);
        if (measured != null) {
            return evaluator.addressing().withType(operand, measured, binary.span());
        }
        throw new AsmError(binary.left().span(), AsmProblem.INVALID_TYPE_EXPRESSION);
    }

    private Value override(Value segment, Value operand, Expression.Binary binary) {
        if (segment instanceof Value.Register register && register.register().kind() == Register.Kind.SEGMENT) {
            if (operand instanceof Value.Address address) {
                return address.withSegment(register.register());
            }
            if (operand instanceof Value.Constant constant) {
                return Value.Address.of((Register) null, constant.value(), constant.type(), true)
                        .withSegment(register.register());
            }
            if (operand instanceof Value.Undefined) {
                return operand;
            }
            if (operand instanceof Value.Register base
                    && base.register().kind() == Register.Kind.GENERAL
                    && base.register().size() > 1) {
                // [es:edi+4]; without brackets it is no memory yet.
                return evaluator
                        .addressing()
                        .asAddress(base, binary.right().span())
                        .inSegment(register.register());
            }
            throw new AsmError(binary.right().span(), AsmProblem.MEMORY_EXPECTED);
        }
        if (segment instanceof Value.Segment named) {
            // A label's address says already where it is; a number counts from the segment's beginning.
            return operand instanceof Value.Constant constant
                    ? Value.Address.of(named.beginning(binary.span()))
                            .plus(constant.value())
                            .withType(constant.type())
                    : operand;
        }
        throw new AsmError(binary.left().span(), AsmProblem.SEGMENT_EXPECTED);
    }

    /** Whether this is the group FLAT, which begins at 0. */
    private static boolean isFlat(Expression segment) {
        return segment instanceof Expression.Reference reference
                && reference.name().text().equalsIgnoreCase("FLAT");
    }

    /** {@code flat:[41Ah]} is what lies there. */
    private static Value inMemory(Value operand) {
        return operand instanceof Value.Constant constant
                ? Value.Address.of((Register) null, constant.value(), constant.type(), true)
                : operand;
    }

    Value add(Value left, Value right, Span span) {
        if (left instanceof Value.Constant a && right instanceof Value.Constant b) {
            return new Value.Constant(
                    a.value() + b.value(), a.type() != null ? a.type() : b.type(), a.sized() || b.sized());
        }
        if (left instanceof Value.Constant constant) {
            return add(right, constant, span);
        }
        if (left instanceof Value.Undefined) {
            return left;
        }
        if (right instanceof Value.Undefined) {
            return right;
        }
        if (left instanceof Value.Relocatable relocatable && right instanceof Value.Constant constant) {
            return new Value.Relocatable(
                    relocatable.symbol(), relocatable.addend() + constant.value(), relocatable.kind());
        }
        Value.Address address = toAddress(left, span);
        if (right instanceof Value.Constant constant) {
            Value.Address moved = address.plus(constant.value());
            // [ebx + POINT.y] has the field's type.
            boolean untyped = moved.type() == null || moved.type() instanceof StructType;
            return untyped && constant.type() != null ? moved.withType(constant.type()) : moved;
        }
        return join(address, toAddress(right, span), span);
    }

    private Value.Address toAddress(Value value, Span span) {
        if (value instanceof Value.Address address) {
            return address;
        }
        if (value instanceof Value.Register register) {
            return evaluator.addressing().asAddress(register, span);
        }
        if (value instanceof Value.Relocatable relocatable) {
            // [ebx + OFFSET x] is x[ebx].
            Value.Address address = Value.Address.of(relocatable.symbol()).plus(relocatable.addend());
            return address.withType(null).withKind(relocatable.kind());
        }
        if (value instanceof Value.Real) {
            throw new AsmError(span, AsmProblem.REAL_NOT_ALLOWED);
        }
        throw new AsmError(span, AsmProblem.CONSTANT_OR_LABEL_EXPECTED);
    }

    private static Value join(Value.Address a, Value.Address b, Span span) {
        if (a.symbol() != null && b.symbol() != null) {
            throw new AsmError(span, AsmProblem.CANNOT_ADD_LABELS);
        }
        AddressRegisters registers = new AddressRegisters(span);
        registers.add(a);
        registers.add(b);
        return new Value.Address(
                a.symbol() != null ? a.symbol() : b.symbol(),
                a.offset() + b.offset(),
                registers.base(),
                registers.index(),
                registers.scale(),
                a.segment() != null ? a.segment() : b.segment(),
                a.type() != null ? a.type() : b.type(),
                a.indirect() || b.indirect(),
                Value.Reach.ANY,
                a.symbol() != null ? a.kind() : b.kind());
    }

    private Value subtract(Value left, Value right, Span span) {
        if (right instanceof Value.Constant constant) {
            return add(left, new Value.Constant(-constant.value()), span);
        }
        Place a = place(left);
        Place b = place(right);
        if (a == null || b == null) {
            throw new AsmError(span, AsmProblem.CONSTANT_OR_LABEL_EXPECTED);
        }
        if (a.symbol == b.symbol) {
            return new Value.Constant(a.offset - b.offset);
        }
        if (a.symbol.location() == null || b.symbol.location() == null) {
            if (!evaluator.isComplete()) {
                evaluator.setInexact();
                return new Value.Constant(0);
            }
            throw new AsmError(span, AsmProblem.CONSTANT_EXPECTED);
        }
        if (a.symbol.location().section() != b.symbol.location().section()) {
            throw new AsmError(span, AsmProblem.DIFFERENT_SEGMENTS)
                    .withHint("the labels are in two sections; only the linker knows how far apart they are");
        }
        return new Value.Constant(evaluator.distance(b.symbol.location(), a.symbol.location()) + a.offset - b.offset);
    }

    private record Place(AddressSymbol symbol, long offset) {}

    private static Place place(Value value) {
        if (value instanceof Value.Address address && address.symbol() != null && !address.hasRegisters()) {
            return new Place(address.symbol(), address.offset());
        }
        return value instanceof Value.Relocatable relocatable
                ? new Place(relocatable.symbol(), relocatable.addend())
                : null;
    }

    private Value multiply(Value left, Value right, Span span) {
        if (left instanceof Value.Register register) {
            return scaled(register, Evaluator.number(right, span), span);
        }
        if (right instanceof Value.Register register) {
            return scaled(register, Evaluator.number(left, span), span);
        }
        if (left instanceof Value.Address || right instanceof Value.Address) {
            throw new AsmError(span, AsmProblem.CONSTANT_EXPECTED);
        }
        return new Value.Constant(Evaluator.number(left, span) * Evaluator.number(right, span));
    }

    private Value scaled(Value.Register register, long scale, Span span) {
        if (scale != 1 && scale != 2 && scale != 4 && scale != 8) {
            throw new AsmError(span, AsmProblem.INVALID_SCALE);
        }
        Value.Address plain = evaluator.addressing().asAddress(register, span);
        if (plain.base() == Register.ESP) {
            throw new AsmError(span, AsmProblem.INVALID_REGISTER_USE).withHint("ESP can't be scaled");
        }
        return Value.Address.ofIndex(register.register(), (int) scale, plain.type());
    }

    private Value compare(Expression.Binary binary, Value left, Value right) {
        BinaryOperator operator = binary.operator();
        Span span = binary.span();
        MasmType leftType = typeOperand(binary.left(), left);
        MasmType rightType = typeOperand(binary.right(), right);
        boolean equality = operator == BinaryOperator.EQ || operator == BinaryOperator.NE;
        if (equality && leftType != null && rightType != null) {
            boolean same = leftType.equals(rightType);
            return new Value.Constant((operator == BinaryOperator.EQ) == same ? TRUE : 0);
        }
        long difference;
        if (place(left) != null && place(right) != null) {
            difference = Evaluator.number(subtract(left, right, span), span);
        } else {
            long a = comparable(left, binary.left().span());
            long b = comparable(right, binary.right().span());
            // 0FFFFFFFFh equals -1, but it is not less than 0.
            boolean same = isShort(a) && isShort(b) && (int) a == (int) b;
            difference = same ? 0 : Long.compare(a, b);
        }
        boolean result = switch (operator) {
            case EQ -> difference == 0;
            case NE -> difference != 0;
            case LT -> difference < 0;
            case LE -> difference <= 0;
            case GT -> difference > 0;
            default -> difference >= 0;
        };
        return new Value.Constant(result ? TRUE : 0);
    }

    /** The type that {@code DWORD} or {@code TYPE x} stands for when types are compared, else null. */
    private MasmType typeOperand(Expression expression, Value value) {
        if (value instanceof Value.Type type) {
            return type.type();
        }
        if (!(expression instanceof Expression.Unary unary) || unary.operator() != UnaryOperator.TYPE) {
            return null;
        }
        Value operand = evaluator.value(unary.operand());
        if (unary.operand() instanceof Expression.Binary typed
                && typed.operator() == BinaryOperator.PTR
                && evaluator.value(typed.left()) instanceof Value.Type said) {
            return said.type();
        }
        if (operand instanceof Value.Register register) {
            MasmType assumed = evaluator.assumptions().pointers().get(register.register());
            return assumed != null
                    ? new MasmType.Pointer(assumed)
                    : register.register().size() == MasmType.DWORD.size() ? MasmType.DWORD : null;
        }
        return Evaluator.typeOf(operand);
    }

    /** A type counts as its size, as in {@code TYPE x EQ DWORD}. */
    private static long comparable(Value value, Span span) {
        if (value instanceof Value.Type type) {
            MasmType given = type.type();
            return given.size();
        }
        if (value instanceof Value.Address address
                && address.symbol() != null
                && address.symbol().linkage() == AddressSymbol.Linkage.EXTERN) {
            throw new AsmError(
                    span, AsmProblem.INVALID_USE_OF_EXTERNAL, address.symbol().name());
        }
        return Evaluator.number(value, span);
    }

    /** Whether 32 bits count. */
    private boolean isShort(long value) {
        return !wide && fitsIn32(value);
    }

    private static boolean fitsIn32(long value) {
        return value == (int) value || value == (value & LOW_32);
    }

    private long compute(BinaryOperator operator, long a, long b, Span span) {
        return switch (operator) {
            case DIVIDE -> a / nonzero(b, span);
            case MOD -> a % nonzero(b, span);
            case SHL -> b < 0 || b > 63 ? 0 : isShort(a) ? a << b & LOW_32 : a << b;
            case SHR -> b < 0 || b > 63 ? 0 : (isShort(a) ? a & LOW_32 : a) >>> b;
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case PLUS, MINUS, TIMES, EQ, NE, LT, LE, GT, GE, PTR, OVERRIDE ->
                throw new IllegalStateException(operator + " is not for numbers only");
        };
    }

    private static long nonzero(long divisor, Span span) {
        if (divisor == 0) {
            throw new AsmError(span, AsmProblem.DIVIDE_BY_ZERO);
        }
        return divisor;
    }
}
