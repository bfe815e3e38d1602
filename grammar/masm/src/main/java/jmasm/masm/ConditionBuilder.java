package jmasm.masm;

import jmasm.base.Span;
import org.antlr.v4.runtime.Token;

/** {@link AstBuilder}'s part for what .IF and its family test. */
final class ConditionBuilder {

    private final ExpressionBuilder expressions;

    ConditionBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    Condition condition(MasmParser.ConditionContext tree) {
        Span span = expressions.span(tree);
        if (tree instanceof MasmParser.NotConditionContext not) {
            return new Condition.Not(span, condition(not.condition()));
        }
        if (tree instanceof MasmParser.AndConditionContext and) {
            return new Condition.And(span, condition(and.condition(0)), condition(and.condition(1)));
        }
        if (tree instanceof MasmParser.OrConditionContext or) {
            return new Condition.Or(span, condition(or.condition(0)), condition(or.condition(1)));
        }
        if (tree instanceof MasmParser.NestedConditionContext nested) {
            return condition(nested.condition());
        }
        MasmParser.ComparisonContext comparison = (MasmParser.ComparisonContext) tree;
        Expression left = expressions.visit(comparison.expression(0));
        if (comparison.expression().size() == 1) {
            return new Condition.Truth(span, left);
        }
        return new Condition.Compare(span, relation(comparison), left, expressions.visit(comparison.expression(1)));
    }

    private static Condition.Relation relation(MasmParser.ComparisonContext tree) {
        return switch (((Token) tree.getChild(1).getPayload()).getType()) {
            case MasmParser.EQUAL -> Condition.Relation.EQUAL;
            case MasmParser.NOT_EQUAL -> Condition.Relation.NOT_EQUAL;
            case MasmParser.LESS -> Condition.Relation.LESS;
            case MasmParser.LESS_EQUAL -> Condition.Relation.LESS_EQUAL;
            case MasmParser.GREATER -> Condition.Relation.GREATER;
            case MasmParser.GREATER_EQUAL -> Condition.Relation.GREATER_EQUAL;
            default -> Condition.Relation.BIT_TEST;
        };
    }
}
