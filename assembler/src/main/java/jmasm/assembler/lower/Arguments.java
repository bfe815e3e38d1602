package jmasm.assembler.lower;

import java.util.EnumSet;
import java.util.Set;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.eval.Value;
import jmasm.assembler.types.MasmType;
import jmasm.base.Span;
import jmasm.masm.BuiltInType;
import jmasm.masm.Expression;
import jmasm.masm.Statement;
import jmasm.masm.UnaryOperator;
import jmasm.x86.Register;

/** The arguments of one INVOKE: pushed, widened, or loaded into registers. */
final class Arguments {

    private static final int SLOT = 4;

    private final Program program;
    private final Code code;
    private final Invocation.InstructionSink out;

    /** Bytes that the callee expects of a small argument: 2 where it lies in a 16-bit segment. */
    private final int calleeSlot;

    private final Set<Register> overwritten = EnumSet.noneOf(Register.class);

    Arguments(Program program, Code code, Invocation.InstructionSink out, int calleeSlot) {
        this.program = program;
        this.code = code;
        this.out = out;
        this.calleeSlot = calleeSlot;
    }

    private void emit(String mnemonic, Expression... operands) {
        out.emit(code.instruction(mnemonic, operands));
    }

    private Value value(Expression expression) {
        return program.evaluator.evaluate(expression, program.context()).value();
    }

    /**
     * Pushes an argument.
     *
     * @param type   of the parameter, null for one that VARARG takes
     * @param number of the argument, from 1, for messages
     * @return bytes pushed
     */
    int push(Statement.Argument argument, MasmType type, int number) {
        if (argument instanceof Statement.Argument.Address address) {
            int selector = isFar(type) ? pushSelector(value(address.expression())) : 0;
            pushAddress(address, number);
            return selector + SLOT;
        }
        if (argument instanceof Statement.Argument.Pair pair) {
            return pushPair(pair, type);
        }
        Expression expression = ((Statement.Argument.Value) argument).expression();
        Value value = value(expression);
        requireIntact(value, expression.span());
        if (value instanceof Value.Register register) {
            return pushRegister(register.register(), expression, type, number);
        }
        if (value instanceof Value.Address address && !isLabel(address)) {
            return pushMemory(address, expression, type, number);
        }
        if (value instanceof Value.Real real) {
            return pushReal(real, expression, type);
        }
        if (value instanceof Value.Address) {
            // A code label's or procedure's name as an argument is its address.
            emit("push", new Expression.Unary(expression.span(), UnaryOperator.OFFSET, expression));
            return SLOT;
        }
        return pushConstant(expression, value, type);
    }

    /** Whether the parameter is a selector and an offset of 32 bits. */
    private static boolean isFar(MasmType type) {
        return type instanceof MasmType.Pointer pointer && pointer.size() > SLOT;
    }

    /** Of an address: that of the segment in which it is found. */
    private int pushSelector(Value value) {
        Register selector = Register.DS;
        if (value instanceof Value.Address address) {
            boolean onStack = address.base() == Register.EBP || address.base() == Register.ESP;
            selector = isLabel(address) ? Register.CS : onStack ? Register.SS : Register.DS;
        }
        emit("push", code.register(selector));
        return SLOT;
    }

    /** {@code ds::ax} for four bytes are two words. */
    private int pushPair(Statement.Argument.Pair pair, MasmType type) {
        boolean words = type != null
                && type.storage() == SLOT
                && value(pair.low()) instanceof Value.Register low
                && low.register().size() == 2;
        if (words && value(pair.high()) instanceof Value.Register high && isSegment(high.register())) {
            // PUSH of a segment register takes four bytes.
            emit("sub", code.register(Register.ESP), code.number(2));
            emit("mov", code.pointer(BuiltInType.WORD, code.memory(Register.ESP)), pair.high());
        } else {
            emit("push", pair.high());
        }
        emit("push", pair.low());
        return words ? SLOT : 2 * SLOT;
    }

    private static boolean isSegment(Register register) {
        return register.kind() == Register.Kind.SEGMENT;
    }

    /** An argument that FASTCALL passes in a register. */
    void load(Register register, Statement.Argument argument, MasmType type, int number) {
        if (argument instanceof Statement.Argument.Address address) {
            Value value = value(address.expression());
            requireIntact(value, address.span());
            boolean onlySymbol =
                    value instanceof Value.Address place && place.symbol() != null && !place.hasRegisters();
            if (onlySymbol) {
                emit(
                        "mov",
                        code.register(register),
                        new Expression.Unary(address.span(), UnaryOperator.OFFSET, address.expression()));
            } else {
                emit("lea", code.register(register), address.expression());
            }
        } else if (argument instanceof Statement.Argument.Value given) {
            Value value = value(given.expression());
            requireIntact(value, given.expression().span());
            int size = value instanceof Value.Register source
                    ? source.register().size()
                    : value instanceof Value.Address place && place.type() != null
                            ? place.type().size()
                            : SLOT;
            boolean same = value instanceof Value.Register source && source.register() == register;
            if (!same) {
                boolean signed = isSigned(type);
                String mnemonic = size >= SLOT || size == 0 ? "mov" : signed ? "movsx" : "movzx";
                emit(mnemonic, code.register(register), given.expression());
            }
        } else {
            throw new AsmError(code.span(), AsmProblem.INVOKE_TYPE_MISMATCH, number);
        }
        overwritten.add(register);
    }

    private static boolean isLabel(Value.Address address) {
        return address.type() instanceof MasmType.Code && !address.hasRegisters();
    }

    private int pushConstant(Expression expression, Value value, MasmType type) {
        if (type != null && type.size() > SLOT && type.size() <= 2 * SLOT && value instanceof Value.Constant constant) {
            emit("push", code.number((int) (constant.value() >> 32)));
            emit("push", code.number((int) constant.value()));
            return 2 * SLOT;
        }
        if (type != null && type.storage() <= calleeSlot && calleeSlot < SLOT) {
            emit("pushw", expression);
            return calleeSlot;
        }
        emit("push", expression);
        return SLOT;
    }

    private int pushReal(Value.Real real, Expression expression, MasmType type) {
        double number;
        try {
            number = Double.parseDouble(real.text());
        } catch (NumberFormatException e) {
            throw new AsmError(expression.span(), AsmProblem.BAD_REAL);
        }
        number = real.negative() ? -number : number;
        if (type != null && type.size() == SLOT) {
            emit("push", code.number(Float.floatToIntBits((float) number)));
            return SLOT;
        }
        long bits = Double.doubleToLongBits(number);
        emit("push", code.number((int) (bits >> 32)));
        emit("push", code.number((int) bits));
        return 2 * SLOT;
    }

    /** EAX and EDX may have been used for earlier arguments. */
    private void requireIntact(Value value, Span span) {
        boolean lost = value instanceof Value.Register register && isOverwritten(register.register())
                || value instanceof Value.Address address
                        && (isOverwritten(address.base()) || isOverwritten(address.index()));
        if (lost) {
            throw new AsmError(span, AsmProblem.REGISTER_OVERWRITTEN)
                    .withHint("an argument behind it needs EAX to get its address; keep the value in another register");
        }
    }

    private boolean isOverwritten(Register register) {
        if (register == null || register.kind() != Register.Kind.GENERAL) {
            return false;
        }
        int number = register.size() == 1 ? register.number() & 3 : register.number();
        return overwritten.contains(Register.general(SLOT, number));
    }

    private void pushAddress(Statement.Argument.Address address, int number) {
        Value value = value(address.expression());
        if (value instanceof Value.Register) {
            throw new AsmError(address.span(), AsmProblem.INVALID_INVOKE_ARGUMENT, number);
        }
        requireIntact(value, address.span());
        if (value instanceof Value.Address place && (place.hasRegisters() || place.symbol() == null)) {
            emit("lea", code.register(Register.EAX), address.expression());
            emit("push", code.register(Register.EAX));
            overwritten.add(Register.EAX);
            return;
        }
        emit("push", new Expression.Unary(address.span(), UnaryOperator.OFFSET, address.expression()));
    }

    private int pushRegister(Register register, Expression expression, MasmType type, int number) {
        int wanted = type == null ? SLOT : type.size();
        if (register.kind() != Register.Kind.GENERAL && !isSegment(register)
                || register.size() > Math.max(wanted, SLOT)
                || isFar(type)) {
            throw new AsmError(expression.span(), AsmProblem.INVOKE_TYPE_MISMATCH, number);
        }
        if (register.size() == SLOT || isSegment(register)) {
            emit("push", expression);
        } else if (register.size() == calleeSlot) {
            emit("push", expression);
            return calleeSlot;
        } else if (register.size() == 2) {
            pushWord(wanted, ConditionCode.isSignedPointer(expression), expression);
        } else if (wanted == 1) {
            pushByte(register, expression);
        } else {
            // A register has no sign but what SBYTE PTR gives it, whatever the parameter is.
            widen(ConditionCode.isSignedPointer(expression), expression);
        }
        return SLOT;
    }

    /** A word for a word leaves the upper half as it is; for a doubleword it is zero. */
    private void pushWord(int wanted, boolean signed, Expression expression) {
        if (wanted > 2 && signed) {
            widen(true, expression);
            return;
        }
        if (wanted > 2) {
            emit("pushw", code.number(0));
        } else {
            emit("sub", code.register(Register.ESP), code.number(2));
        }
        emit("push", expression);
    }

    /** A byte for a byte: the rest of the slot is what EAX holds. */
    private void pushByte(Register register, Expression expression) {
        if (register.number() > Register.BL.number()) {
            emit("mov", code.register(Register.AL), expression);
            overwritten.add(Register.EAX);
            emit("push", code.register(Register.EAX));
            return;
        }
        emit("push", code.register(Register.general(SLOT, register.number())));
    }

    /** Pushes a byte or word as a doubleword, by way of EAX. */
    private void widen(boolean signed, Expression expression) {
        emit(signed ? "movsx" : "movzx", code.register(Register.EAX), expression);
        emit("push", code.register(Register.EAX));
        overwritten.add(Register.EAX);
    }

    private static boolean isSigned(MasmType type) {
        return type instanceof MasmType.Scalar scalar && scalar.type().isSigned();
    }

    private int pushMemory(Value.Address address, Expression expression, MasmType type, int number) {
        MasmType own = address.type();
        // [edi] says no size: it is what the parameter wants.
        int size = own != null ? own.size() : type == null ? SLOT : Math.max(type.size(), SLOT);
        int wanted = type == null ? Math.max(size, SLOT) : type.size();
        if (size > Math.max(wanted, SLOT)) {
            throw new AsmError(expression.span(), AsmProblem.INVOKE_TYPE_MISMATCH, number);
        }
        if (size == calleeSlot && size == wanted) {
            emit("push", expression);
            return size;
        }
        if (size < SLOT) {
            if (size == 1 && wanted == 1) {
                emit("mov", code.register(Register.AL), expression);
                emit("push", code.register(Register.EAX));
                overwritten.add(Register.EAX);
            } else if (size == 2 && !isSigned(own)) {
                pushWord(wanted, false, expression);
            } else {
                widen(isSigned(own), expression);
            }
            return SLOT;
        }
        if (size < wanted && wanted > SLOT) {
            throw new AsmError(expression.span(), AsmProblem.INVOKE_TYPE_MISMATCH, number);
        }
        int slots = (size + SLOT - 1) / SLOT;
        if (slots == 1 && own instanceof MasmType.Scalar scalar && scalar.type() == BuiltInType.DWORD) {
            emit("push", expression);
            return SLOT;
        }
        if ((own instanceof MasmType.Pointer || own instanceof MasmType.Scalar) && size % SLOT == 2) {
            // A selector, in a slot of its own.
            emit("sub", code.register(Register.ESP), code.number(2));
            emit("push", code.pointer(BuiltInType.WORD, code.plus(expression, --slots * SLOT)));
            size += 2;
        }
        for (int slot = slots - 1; slot >= 0; slot--) {
            emit("push", code.pointer(BuiltInType.DWORD, code.plus(expression, (long) slot * SLOT)));
        }
        return (size + SLOT - 1) / SLOT * SLOT;
    }
}
