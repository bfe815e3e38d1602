package jmasm.assembler.lower;

import java.util.List;
import java.util.Optional;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.eval.Value;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.Signature;
import jmasm.masm.BinaryOperator;
import jmasm.masm.BuiltInType;
import jmasm.masm.Expression;
import jmasm.masm.Statement;
import jmasm.masm.UnaryOperator;
import jmasm.x86.Register;

/** INVOKE: has the arguments pushed, calls, and removes them if the callee does not. */
final class Invocation {

    private final Program program;
    private final InstructionSink out;
    private Code code;

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
        AddressSymbol imported = imported(invoke.procedure());
        Signature signature = imported != null ? imported.signature() : signature(invoke.procedure());
        List<Statement.Argument> arguments = invoke.arguments();
        requireCount(signature, arguments.size(), invoke);
        List<Optional<Register>> registers = signature.registers();
        Arguments passed = new Arguments(program, code, out, signature.stackSlot());
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
            pushed += passed.push(arguments.get(index), type, index + 1);
        }
        for (int i = registers.size() - 1; i >= 0; i--) {
            if (registers.get(i).isPresent()) {
                passed.load(
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
        emit("call", procedure);
    }

    private Value value(Expression expression) {
        return program.evaluator.evaluate(expression, program.context()).value();
    }
}
