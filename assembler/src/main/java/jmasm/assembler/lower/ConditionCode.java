package jmasm.assembler.lower;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.eval.Context;
import jmasm.assembler.eval.Evaluator;
import jmasm.assembler.eval.Value;
import jmasm.assembler.layout.EitherFragment;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.types.MasmType;
import jmasm.base.Span;
import jmasm.masm.BinaryOperator;
import jmasm.masm.Condition;
import jmasm.masm.Condition.Relation;
import jmasm.masm.Expression;
import jmasm.masm.Name;
import jmasm.masm.Statement;

/** Run-time conditions as compares and jumps. */
final class ConditionCode {

    private final Program program;
    private final Invocation.InstructionSink out;
    private final Function<Span, AddressSymbol> newLabel;
    private final Consumer<AddressSymbol> place;

    ConditionCode(
            Program program,
            Invocation.InstructionSink out,
            Function<Span, AddressSymbol> newLabel,
            Consumer<AddressSymbol> place) {
        this.program = program;
        this.out = out;
        this.newLabel = newLabel;
        this.place = place;
    }

    /** {@code .WHILE 1}: the test needs no jump to it. */
    boolean isAlwaysTrue(Condition condition) {
        return condition instanceof Condition.Truth truth
                && truth.flag().isEmpty()
                && value(truth.operand()) instanceof Value.Constant constant
                && constant.value() != 0;
    }

    void jumpIf(Condition condition, AddressSymbol target) {
        jump(condition, true, target);
    }

    void jumpUnless(Condition condition, AddressSymbol target) {
        jump(condition, false, target);
    }

    /** Jumps to {@code target} when the condition is {@code sense}; else goes on behind. */
    private void jump(Condition condition, boolean sense, AddressSymbol target) {
        if (condition instanceof Condition.Not not) {
            jump(not.operand(), !sense, target);
        } else if (condition instanceof Condition.And and) {
            both(and.left(), and.right(), and.span(), sense, target);
        } else if (condition instanceof Condition.Or or) {
            either(or.left(), or.right(), or.span(), sense, target);
        } else if (condition instanceof Condition.Truth truth) {
            truth(truth, sense, target);
        } else {
            compare((Condition.Compare) condition, sense, target);
        }
    }

    private void both(Condition left, Condition right, Span span, boolean sense, AddressSymbol target) {
        if (!sense) {
            jump(left, false, target);
            jump(right, false, target);
            return;
        }
        AddressSymbol behind = newLabel.apply(span);
        jump(left, false, behind);
        jump(right, true, target);
        place.accept(behind);
    }

    private void either(Condition left, Condition right, Span span, boolean sense, AddressSymbol target) {
        if (sense) {
            jump(left, true, target);
            jump(right, true, target);
            return;
        }
        AddressSymbol behind = newLabel.apply(span);
        jump(left, true, behind);
        jump(right, false, target);
        place.accept(behind);
    }

    private void truth(Condition.Truth truth, boolean sense, AddressSymbol target) {
        if (truth.flag().isPresent()) {
            emitJump(flagJump(truth.flag().get(), sense), target, truth.span());
            return;
        }
        Code code = new Code(truth.span());
        Value value = value(truth.operand());
        if (value instanceof Value.Constant constant) {
            if (constant.value() != 0 == sense) {
                emitJump("jmp", target, truth.span());
            }
            return;
        }
        if (value instanceof Value.Register) {
            out.emit(code.instruction("or", truth.operand(), truth.operand()));
        } else {
            out.emit(code.instruction("cmp", truth.operand(), code.number(0)));
        }
        emitJump(sense ? "jnz" : "jz", target, truth.span());
    }

    private static String flagJump(Name flag, boolean sense) {
        String letter = switch (flag.text().toUpperCase(Locale.ROOT)) {
            case "CARRY?" -> "c";
            case "ZERO?" -> "z";
            case "SIGN?" -> "s";
            case "PARITY?" -> "p";
            case "OVERFLOW?" -> "o";
            default -> throw new AsmError(flag.span(), AsmProblem.CONTROL_FLOW_SYNTAX);
        };
        return (sense ? "j" : "jn") + letter;
    }

    private void compare(Condition.Compare compare, boolean sense, AddressSymbol target) {
        Code code = new Code(compare.span());
        if (compare.relation() == Relation.BIT_TEST) {
            out.emit(code.instruction("test", compare.left(), compare.right()));
            emitJump(sense ? "jnz" : "jz", target, compare.span());
            return;
        }
        Value left = value(compare.left());
        Value right = value(compare.right());
        boolean equality = compare.relation() == Relation.EQUAL || compare.relation() == Relation.NOT_EQUAL;
        boolean withZero = right instanceof Value.Constant constant && constant.value() == 0;
        if (equality && withZero && left instanceof Value.Register) {
            out.emit(code.instruction("or", compare.left(), compare.left()));
        } else {
            out.emit(code.instruction("cmp", compare.left(), compare.right()));
        }
        boolean signed = isSigned(compare, left, right);
        String jump = jumpFor(compare.relation(), sense, signed);
        if (!equality && !signed && (left instanceof Value.Undefined || right instanceof Value.Undefined)) {
            emitEither(jump, jumpFor(compare.relation(), sense, true), target, compare);
        } else {
            emitJump(jump, target, compare.span());
        }
    }

    private static boolean isSigned(Condition.Compare compare, Value left, Value right) {
        return isSigned(left) || isSigned(right) || isSignedPointer(compare.left()) || isSignedPointer(compare.right());
    }

    /** A variable that lines below define: whether it has a sign is known when all are read. */
    private void emitEither(String unsigned, String signed, AddressSymbol target, Condition.Compare compare) {
        Code code = new Code(compare.span());
        Context context = program.context();
        Evaluator evaluator = program.evaluator;
        Statement.Instruction usual = code.instruction(unsigned, code.name(target.name()));
        Statement.Instruction other = code.instruction(signed, code.name(target.name()));
        BooleanSupplier isSigned = () -> isSigned(
                compare,
                evaluator.evaluate(compare.left(), context).value(),
                evaluator.evaluate(compare.right(), context).value());
        Fragment fragment = new EitherFragment(
                program.instructions.fragment(usual, program.section, context),
                program.instructions.fragment(other, program.section, context),
                isSigned);
        program.append(fragment, compare.span());
        program.watcher.generatedLater(() -> isSigned.getAsBoolean() ? other : usual, fragment);
    }

    private static String jumpFor(Relation relation, boolean sense, boolean signed) {
        return switch (relation) {
            case EQUAL -> sense ? "je" : "jne";
            case NOT_EQUAL -> sense ? "jne" : "je";
            case LESS -> sense ? signed ? "jl" : "jb" : signed ? "jge" : "jae";
            case LESS_EQUAL -> sense ? signed ? "jle" : "jbe" : signed ? "jg" : "ja";
            case GREATER -> sense ? signed ? "jg" : "ja" : signed ? "jle" : "jbe";
            case GREATER_EQUAL -> sense ? signed ? "jge" : "jae" : signed ? "jl" : "jb";
            case BIT_TEST -> sense ? "jnz" : "jz";
        };
    }

    /** Compares, and names the LOOP instruction that goes on while the condition is false. */
    String compareForLoop(Condition condition) {
        if (condition instanceof Condition.Compare compare
                && (compare.relation() == Relation.EQUAL || compare.relation() == Relation.NOT_EQUAL)) {
            out.emit(new Code(compare.span()).instruction("cmp", compare.left(), compare.right()));
            return compare.relation() == Relation.EQUAL ? "loopne" : "loope";
        }
        throw new AsmError(condition.span(), AsmProblem.TOO_COMPLEX_FOR_UNTILCXZ);
    }

    /** {@code SDWORD PTR eax}: a register remembers no type, so the source is asked. */
    static boolean isSignedPointer(Expression expression) {
        return expression instanceof Expression.Binary binary
                && binary.operator() == BinaryOperator.PTR
                && binary.left() instanceof Expression.BuiltIn type
                && type.type().isSigned();
    }

    private static boolean isSigned(Value value) {
        return value instanceof Value.Address address
                && address.type() instanceof MasmType.Scalar scalar
                && scalar.type().isSigned();
    }

    private Value value(Expression expression) {
        return program.evaluator.evaluate(expression, program.context()).value();
    }

    private void emitJump(String mnemonic, AddressSymbol target, Span span) {
        Code code = new Code(span);
        out.emit(code.instruction(mnemonic, code.name(target.name())));
    }
}
