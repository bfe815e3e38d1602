package jmasm.assembler.lower;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.eval.Value;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.Signature;
import jmasm.base.Span;
import jmasm.masm.BinaryOperator;
import jmasm.masm.BuiltInType;
import jmasm.masm.Expression;
import jmasm.masm.Statement;
import jmasm.masm.UnaryOperator;
import jmasm.x86.Register;

/** INVOKE: pushes the arguments, calls, and removes the arguments if the callee does not. */
final class Invocation {

    private static final int SLOT = 4;

    private final Program program;
    private final InstructionSink out;
    private Code code;
    private Set<Register> overwritten;

    /** Where generated instructions go. */
    interface InstructionSink {
        void emit(Statement.Instruction instruction);
    }

    Invocation(Program program, InstructionSink out) {
        this.program = program;
        this.out = out;
    }

    void invoke(Statement.Invoke invoke) {
        code = new Code(invoke.span());
        overwritten = EnumSet.noneOf(Register.class);
        AddressSymbol imported = imported(invoke.procedure());
        Signature signature = imported != null ? imported.signature() : signature(invoke.procedure());
        List<Statement.Argument> arguments = invoke.arguments();
        requireCount(signature, arguments.size(), invoke);
        List<Optional<Register>> registers = signature.registers();
        int pushed = 0;
        boolean forward = signature.language().pushesLeftToRight();
        for (int i = 0; i < arguments.size(); i++) {
            int index = forward ? i : arguments.size() - 1 - i;
            MasmType type = index < signature.parameters().size()
                    ? signature.parameters().get(index).type()
                    : null;
            if (index < registers.size() && registers.get(index).isPresent()) {
                continue;
            }
            pushed += push(arguments.get(index), type, index + 1);
        }
        for (int i = registers.size() - 1; i >= 0; i--) {
            if (registers.get(i).isPresent()) {
                load(
                        registers.get(i).get(),
                        arguments.get(i),
                        signature.parameters().get(i).type(),
                        i + 1);
            }
        }
        if (imported != null) {
            emit(
                    "call",
                    code.pointer(
                            BuiltInType.DWORD,
                            code.name(imported.importAddress().name())));
        } else {
            call(invoke.procedure());
        }
        boolean callerCleans = !signature.language().calleeCleans() || signature.vararg();
        if (callerCleans && pushed > 0) {
            emit("add", code.register(Register.ESP), code.number(pushed));
        }
    }

    private void emit(String mnemonic, Expression... operands) {
        out.emit(code.instruction(mnemonic, operands));
    }

    // ---- the procedure

    /** A DLL's function that INVOKE calls through its import address, else null. */
    private AddressSymbol imported(Expression procedure) {
        return procedure instanceof Expression.Reference reference
                        && program.symbols.find(reference.name().text(), program.scope) instanceof AddressSymbol symbol
                        && symbol.importAddress() != null
                        && !symbol.isDefined()
                ? symbol
                : null;
    }

    /** {@code p3 PTR eax}: the register that holds the address, and its type; else null. */
    private Register throughRegister(Expression procedure) {
        Expression operand = typedRegister(procedure);
        return operand != null && value(operand) instanceof Value.Register register ? register.register() : null;
    }

    private static Expression typedRegister(Expression procedure) {
        return procedure instanceof Expression.Binary binary && binary.operator() == BinaryOperator.PTR
                ? binary.right()
                : null;
    }

    private Signature signature(Expression procedure) {
        if (throughRegister(procedure) != null) {
            Expression type = ((Expression.Binary) procedure).left();
            Signature declared = pointed(typeOf(type));
            if (declared != null) {
                return declared;
            }
        }
        Value value = value(procedure);
        if (value instanceof Value.Undefined undefined) {
            throw new AsmError(
                    procedure.span(),
                    AsmProblem.UNDEFINED_SYMBOL,
                    undefined.name().text());
        }
        if (value instanceof Value.Register
                && procedure instanceof Expression.Binary typed
                && value(typed.left()) instanceof Value.Type type
                && pointed(type.type()) != null) {
            // COMPARE PTR eax: the register holds the address.
            return pointed(type.type());
        }
        if (value instanceof Value.Address address) {
            boolean direct = address.symbol() != null && !address.hasRegisters();
            if (direct && address.symbol().signature() != null) {
                return address.symbol().signature();
            }
            Signature pointed = pointed(address.type());
            if (pointed != null) {
                return pointed;
            }
        }
        if (value instanceof Value.Register register) {
            MasmType assumed = program.assumptions.pointers().get(register.register());
            Signature declared = assumed == null ? null : pointed(assumed);
            if (declared != null) {
                return declared;
            }
        }
        throw new AsmError(procedure.span(), AsmProblem.PROTOTYPE_REQUIRED)
                .withHint("declare it first: name PROTO :DWORD, …");
    }

    /** {@code TYPE x}, or a type's name. */
    private MasmType typeOf(Expression expression) {
        if (expression instanceof Expression.Unary unary && unary.operator() == UnaryOperator.TYPE) {
            return typeOf(unary.operand());
        }
        return value(expression) instanceof Value.Type type ? type.type() : null;
    }

    private static Signature pointed(MasmType type) {
        if (type instanceof MasmType.Function function) {
            return function.signature();
        }
        return type instanceof MasmType.Pointer pointer && pointer.target() instanceof MasmType.Function function
                ? function.signature()
                : null;
    }

    private static void requireCount(Signature signature, int count, Statement.Invoke invoke) {
        int wanted = signature.parameters().size();
        if (count < wanted) {
            throw new AsmError(invoke.span(), AsmProblem.TOO_FEW_ARGUMENTS)
                    .withHint("it takes " + wanted + ", here are " + count);
        }
        if (count > wanted && !signature.vararg()) {
            throw new AsmError(invoke.span(), AsmProblem.TOO_MANY_ARGUMENTS)
                    .withHint("it takes " + wanted + ", here are " + count);
        }
    }

    private void call(Expression procedure) {
        if (throughRegister(procedure) != null) {
            emit("call", typedRegister(procedure));
            return;
        }
        Value value = value(procedure);
        if (value instanceof Value.Address address && address.type() instanceof MasmType.Function) {
            emit("call", code.pointer(BuiltInType.DWORD, procedure));
        } else {
            emit("call", procedure);
        }
    }

    // ---- arguments

    /** Bytes pushed. {@code type} is null for an argument that stands for VARARG. */
    private int push(Statement.Argument argument, MasmType type, int number) {
        if (argument instanceof Statement.Argument.Address address) {
            pushAddress(address, number);
            return SLOT;
        }
        if (argument instanceof Statement.Argument.Pair pair) {
            emit("push", pair.high());
            emit("push", pair.low());
            return 2 * SLOT;
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

    /** An argument that FASTCALL passes in a register. */
    private void load(Register register, Statement.Argument argument, MasmType type, int number) {
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
        if (type != null && type.size() == 2 * SLOT && value instanceof Value.Constant constant) {
            emit("push", code.number((int) (constant.value() >> 32)));
            emit("push", code.number((int) constant.value()));
            return 2 * SLOT;
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
        if (value instanceof Value.Register) {
            throw new AsmError(address.span(), AsmProblem.MEMORY_EXPECTED);
        }
        emit("push", new Expression.Unary(address.span(), UnaryOperator.OFFSET, address.expression()));
    }

    private int pushRegister(Register register, Expression expression, MasmType type, int number) {
        int wanted = type == null ? SLOT : type.size();
        if (register.kind() != Register.Kind.GENERAL && register.kind() != Register.Kind.SEGMENT
                || register.size() > Math.max(wanted, SLOT)) {
            throw new AsmError(expression.span(), AsmProblem.INVOKE_TYPE_MISMATCH, number);
        }
        if (register.size() == SLOT || register.kind() == Register.Kind.SEGMENT) {
            emit("push", expression);
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
        if (own instanceof MasmType.Pointer && size % SLOT == 2) {
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

    private Value value(Expression expression) {
        return program.evaluator.evaluate(expression, program.context()).value();
    }
}
