package jmasm.assembler.lower;

import java.util.List;
import java.util.Optional;
import jmasm.base.Span;
import jmasm.masm.BinaryOperator;
import jmasm.masm.BuiltInType;
import jmasm.masm.Expression;
import jmasm.masm.Name;
import jmasm.masm.Statement;
import jmasm.x86.Register;

/** Makes the statements that a directive stands for, all at the directive's place. */
record Code(Span span) {

    Statement.Instruction instruction(String mnemonic, Expression... operands) {
        return new Statement.Instruction(span, List.of(), Optional.of(new Name(span, mnemonic)), List.of(operands));
    }

    Expression register(Register register) {
        return name(register.text());
    }

    Expression name(String name) {
        return new Expression.Reference(span, new Name(span, name));
    }

    Expression number(long value) {
        return new Expression.Number(span, value, Long.toString(value));
    }

    /** {@code type PTR operand}. */
    Expression pointer(BuiltInType type, Expression operand) {
        return new Expression.Binary(span, BinaryOperator.PTR, new Expression.BuiltIn(span, type), operand);
    }

    /** {@code [register]}. */
    Expression memory(Register register) {
        return new Expression.Indirect(span, register(register));
    }

    /** {@code operand + bytes}. */
    Expression plus(Expression operand, long bytes) {
        return bytes == 0 ? operand : new Expression.Binary(span, BinaryOperator.PLUS, operand, number(bytes));
    }
}
