package jmasm.assembler.eval;

import java.util.List;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.types.RecordType;
import jmasm.masm.Expression;
import jmasm.masm.Initializer;
import jmasm.masm.UnaryOperator;

/** RECORD in expressions: literals, MASK and WIDTH. */
final class Records {

    private final Evaluator evaluator;

    Records(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** MASK or WIDTH of a record or one of its fields. */
    Value measure(UnaryOperator operator, Expression operand) {
        boolean mask = operator == UnaryOperator.MASK;
        if (operand instanceof Expression.Reference reference) {
            Symbol symbol = evaluator.find(reference.name().text());
            if (symbol instanceof Symbol.RecordField field) {
                return new Value.Constant(mask ? field.mask() : field.width());
            }
            if (symbol == null && evaluator.value(operand) instanceof Value.Undefined undefined) {
                return undefined;
            }
        }
        if (operand instanceof Expression.Member member
                && evaluator.find(member.member().text()) instanceof Symbol.RecordField field) {
            return new Value.Constant(mask ? field.mask() : field.width());
        }
        if (evaluator.value(operand) instanceof Value.Type type && type.type() instanceof RecordType record) {
            return new Value.Constant(mask ? record.mask() : record.width());
        }
        throw new AsmError(operand.span(), AsmProblem.RECORD_EXPECTED);
    }

    /** {@code COLOR <1, 2>}. */
    Value value(Expression.RecordLiteral literal) {
        String name = literal.type().text();
        if (evaluator.find(name) instanceof Symbol.Type type && type.type() instanceof RecordType record) {
            return new Value.Constant(evaluator.recordValue(record, literal.fields()));
        }
        throw new AsmError(literal.type().span(), AsmProblem.NOT_A_RECORD, name);
    }

    /** The fields' values side by side; a field that is left out has its own. */
    long value(RecordType record, List<Initializer> given) {
        boolean none = given.size() == 1 && given.get(0) instanceof Initializer.Omitted;
        if (!none && given.size() > record.fields().size()) {
            throw new AsmError(given.get(0).span(), AsmProblem.TOO_MANY_INITIALIZERS, record.name());
        }
        long bits = 0;
        for (int i = 0; i < record.fields().size(); i++) {
            RecordType.Field field = record.fields().get(i);
            long value = field.initial();
            if (i < given.size() && given.get(i) instanceof Initializer.Value written) {
                value = Evaluator.number(
                        evaluator.value(written.expression()),
                        written.expression().span());
                if (value >> field.width() != 0 && value >> field.width() != -1) {
                    throw new AsmError(written.span(), AsmProblem.INITIALIZER_TOO_LARGE);
                }
            } else if (i < given.size() && given.get(i) instanceof Initializer.Undefined) {
                value = 0;
            }
            bits |= (value & (1L << field.width()) - 1) << field.shift();
        }
        return bits;
    }
}
