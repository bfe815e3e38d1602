package jmasm.masm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jmasm.base.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** {@link AstBuilder}'s half for expressions: one method a labelled alternative, in the grammar's order. */
final class ExpressionBuilder extends MasmParserBaseVisitor<Expression> {

    private final InitializerBuilder initializers = new InitializerBuilder(this);
    private StatementText source;
    private int radix;

    /** From here on, trees are of this text, and numbers without a tag have this base. */
    void begin(StatementText newSource, int newRadix) {
        source = newSource;
        radix = newRadix;
    }

    InitializerBuilder initializers() {
        return initializers;
    }

    @Override
    public Expression visitLoneExpression(MasmParser.LoneExpressionContext tree) {
        return visit(tree.expression());
    }

    @Override
    public Expression visitIndexExpression(MasmParser.IndexExpressionContext tree) {
        return new Expression.Index(span(tree), visit(tree.expression(0)), visit(tree.expression(1)));
    }

    @Override
    public Expression visitMemberExpression(MasmParser.MemberExpressionContext tree) {
        Expression operand = visit(tree.expression());
        MasmParser.MemberContext member = tree.member();
        if (member.name() != null) {
            return new Expression.Member(span(tree), operand, name(member.name()));
        }
        if (member.NUMBER() != null) {
            return new Expression.Index(
                    span(tree), operand, number(span(member), member.NUMBER().getText()));
        }
        if (member.BUILT_IN_TYPE() != null) {
            return new Expression.Index(
                    span(tree), operand, new Expression.BuiltIn(span(member), builtIn(member.getText())));
        }
        Expression within = visit(member.expression());
        return member.OPEN() != null && within instanceof Expression.Reference field
                ? new Expression.Member(span(tree), operand, field.name())
                // A dot before brackets adds, as it does before a field.
                : new Expression.Index(span(tree), operand, within);
    }

    /** {@code [ebx](POINT.y)}, {@code red (red * 16)}: parentheses add as brackets do. */
    @Override
    public Expression visitArgumentExpression(MasmParser.ArgumentExpressionContext tree) {
        return new Expression.Index(span(tree), visit(tree.expression(0)), visit(tree.expression(1)));
    }

    @Override
    public Expression visitMeasureExpression(MasmParser.MeasureExpressionContext tree) {
        return unary(tree);
    }

    @Override
    public Expression visitOverrideExpression(MasmParser.OverrideExpressionContext tree) {
        return binary(tree);
    }

    @Override
    public Expression visitPtrExpression(MasmParser.PtrExpressionContext tree) {
        return binary(tree);
    }

    @Override
    public Expression visitOffsetExpression(MasmParser.OffsetExpressionContext tree) {
        return unary(tree);
    }

    @Override
    public Expression visitPartExpression(MasmParser.PartExpressionContext tree) {
        return unary(tree);
    }

    @Override
    public Expression visitSignExpression(MasmParser.SignExpressionContext tree) {
        return unary(tree);
    }

    @Override
    public Expression visitMultiplyExpression(MasmParser.MultiplyExpressionContext tree) {
        return binary(tree);
    }

    @Override
    public Expression visitAddExpression(MasmParser.AddExpressionContext tree) {
        return binary(tree);
    }

    @Override
    public Expression visitCompareExpression(MasmParser.CompareExpressionContext tree) {
        return binary(tree);
    }

    @Override
    public Expression visitComplementExpression(MasmParser.ComplementExpressionContext tree) {
        return unary(tree);
    }

    @Override
    public Expression visitAndExpression(MasmParser.AndExpressionContext tree) {
        return binary(tree);
    }

    @Override
    public Expression visitOrExpression(MasmParser.OrExpressionContext tree) {
        return binary(tree);
    }

    @Override
    public Expression visitShortExpression(MasmParser.ShortExpressionContext tree) {
        return unary(tree);
    }

    @Override
    public Expression visitPrimaryExpression(MasmParser.PrimaryExpressionContext tree) {
        return visit(tree.getChild(0));
    }

    @Override
    public Expression visitNumber(MasmParser.NumberContext tree) {
        return number(span(tree), token(tree, 0).getText());
    }

    Expression number(Span span, String text) {
        if (Numbers.isEncodedReal(text)) {
            return new Expression.Real(span, text);
        }
        long small = Numbers.parseSmall(text, radix);
        if (small >= 0) {
            return new Expression.Number(span, small, text);
        }
        BigInteger value = Numbers.parse(text, radix);
        if (value == null) {
            throw new AstBuilder.Failure(new SyntaxError(span, SyntaxError.Kind.NONDIGIT_IN_NUMBER, text));
        }
        return new Expression.Number(span, value.longValue(), text, Numbers.fitsIn64Bits(value) ? null : value);
    }

    @Override
    public Expression visitReal(MasmParser.RealContext tree) {
        return new Expression.Real(span(tree), tree.getText());
    }

    @Override
    public Expression visitString(MasmParser.StringContext tree) {
        return new Expression.Text(span(tree), unquote(tree.getText()));
    }

    @Override
    public Expression visitLocation(MasmParser.LocationContext tree) {
        return new Expression.Location(span(tree));
    }

    @Override
    public Expression visitBuiltInType(MasmParser.BuiltInTypeContext tree) {
        return new Expression.BuiltIn(span(tree), builtIn(tree.getText()));
    }

    @Override
    public Expression visitDistance(MasmParser.DistanceContext tree) {
        return new Expression.Label(span(tree), Distance.named(tree.getText()));
    }

    @Override
    public Expression visitNumberedRegister(MasmParser.NumberedRegisterContext tree) {
        if (!tree.name().getText().equalsIgnoreCase("st")) {
            Expression operand = new Expression.Reference(span(tree.name()), name(tree.name()));
            String index = tree.NUMBER().getText();
            return new Expression.Index(span(tree), operand, number(span(tree), index));
        }
        BigInteger value = Numbers.parse(tree.NUMBER().getText(), radix);
        int number = value == null || value.bitLength() > 31 ? -1 : value.intValue();
        return new Expression.NumberedRegister(span(tree), name(tree.name()), number);
    }

    @Override
    public Expression visitRecordLiteral(MasmParser.RecordLiteralContext tree) {
        return new Expression.RecordLiteral(span(tree), name(tree.name()), initializers.fields(tree.initializers()));
    }

    @Override
    public Expression visitNameExpression(MasmParser.NameExpressionContext tree) {
        Name name = name(token((ParserRuleContext) tree.getChild(0), 0));
        return new Expression.Reference(name.span(), name);
    }

    @Override
    public Expression visitNestedExpression(MasmParser.NestedExpressionContext tree) {
        return visit(tree.expression());
    }

    @Override
    public Expression visitIndirectExpression(MasmParser.IndirectExpressionContext tree) {
        return new Expression.Indirect(span(tree), visit(tree.getChild(1)));
    }

    List<Expression> all(List<MasmParser.ExpressionContext> trees) {
        List<Expression> built = new ArrayList<>(trees.size());
        for (MasmParser.ExpressionContext tree : trees) {
            built.add(visit(tree));
        }
        return built;
    }

    /** An operator and its operand. */
    private Expression unary(ParserRuleContext tree) {
        return new Expression.Unary(span(tree), unaryOperator(token(tree, 0)), visit(tree.getChild(1)));
    }

    /** An operator between its operands. */
    private Expression binary(ParserRuleContext tree) {
        return new Expression.Binary(
                span(tree), binaryOperator(token(tree, 1)), visit(tree.getChild(0)), visit(tree.getChild(2)));
    }

    private static Token token(ParserRuleContext tree, int child) {
        return ((TerminalNode) tree.getChild(child)).getSymbol();
    }

    private static UnaryOperator unaryOperator(Token token) {
        return switch (token.getType()) {
            case MasmParser.PLUS -> UnaryOperator.PLUS;
            case MasmParser.MINUS -> UnaryOperator.MINUS;
            case MasmParser.NOT -> UnaryOperator.NOT;
            case MasmParser.OFFSET -> UnaryOperator.OFFSET;
            case MasmParser.SEG -> UnaryOperator.SEG;
            case MasmParser.TYPE -> UnaryOperator.TYPE;
            case MasmParser.SIZEOF -> UnaryOperator.SIZEOF;
            case MasmParser.SIZE -> UnaryOperator.SIZE;
            case MasmParser.LENGTHOF -> UnaryOperator.LENGTHOF;
            case MasmParser.LENGTH -> UnaryOperator.LENGTH;
            case MasmParser.MASK -> UnaryOperator.MASK;
            case MasmParser.WIDTH -> UnaryOperator.WIDTH;
            case MasmParser.THIS -> UnaryOperator.THIS;
            case MasmParser.SHORT -> UnaryOperator.SHORT;
            case MasmParser.HIGH -> UnaryOperator.HIGH;
            case MasmParser.LOW -> UnaryOperator.LOW;
            case MasmParser.HIGHWORD -> UnaryOperator.HIGHWORD;
            case MasmParser.LOWWORD -> UnaryOperator.LOWWORD;
            case MasmParser.HIGH32 -> UnaryOperator.HIGH32;
            case MasmParser.LOW32 -> UnaryOperator.LOW32;
            case MasmParser.OPATTR -> UnaryOperator.OPATTR;
            case MasmParser.DOT_TYPE -> UnaryOperator.DOT_TYPE;
            case MasmParser.IMAGEREL -> UnaryOperator.IMAGEREL;
            case MasmParser.SECTIONREL -> UnaryOperator.SECTIONREL;
            case MasmParser.LROFFSET -> UnaryOperator.LROFFSET;
            default -> throw new IllegalStateException("no unary operator: " + token.getText());
        };
    }

    private static BinaryOperator binaryOperator(Token token) {
        return switch (token.getType()) {
            case MasmParser.TIMES -> BinaryOperator.TIMES;
            case MasmParser.SLASH -> BinaryOperator.DIVIDE;
            case MasmParser.MOD -> BinaryOperator.MOD;
            case MasmParser.SHL -> BinaryOperator.SHL;
            case MasmParser.SHR -> BinaryOperator.SHR;
            case MasmParser.PLUS -> BinaryOperator.PLUS;
            case MasmParser.MINUS -> BinaryOperator.MINUS;
            case MasmParser.EQ -> BinaryOperator.EQ;
            case MasmParser.NE -> BinaryOperator.NE;
            case MasmParser.LT -> BinaryOperator.LT;
            case MasmParser.LE -> BinaryOperator.LE;
            case MasmParser.GT -> BinaryOperator.GT;
            case MasmParser.GE -> BinaryOperator.GE;
            case MasmParser.AND -> BinaryOperator.AND;
            case MasmParser.OR -> BinaryOperator.OR;
            case MasmParser.XOR -> BinaryOperator.XOR;
            case MasmParser.PTR -> BinaryOperator.PTR;
            case MasmParser.COLON -> BinaryOperator.OVERRIDE;
            default -> throw new IllegalStateException("no binary operator: " + token.getText());
        };
    }

    static BuiltInType builtIn(String word) {
        return BuiltInType.valueOf(word.toUpperCase(Locale.ROOT));
    }

    Name name(MasmParser.NameContext tree) {
        return name(token(tree, 0));
    }

    Name name(Token token) {
        int start = token.getStartIndex();
        return new Name(source.span(start, Math.max(1, token.getStopIndex() - start + 1)), token.getText());
    }

    /** A rule's text with its blanks. */
    String written(ParserRuleContext tree) {
        return source.text()
                .substring(tree.getStart().getStartIndex(), tree.getStop().getStopIndex() + 1);
    }

    Span span(ParserRuleContext tree) {
        Token start = tree.getStart();
        Token stop = tree.getStop();
        int from = start.getStartIndex();
        int end = stop == null || stop.getStopIndex() < from ? start.getStopIndex() : stop.getStopIndex();
        return source.span(from, Math.max(1, end - from + 1));
    }

    /** A string's characters; a doubled quote stands for one. */
    static String unquote(String quoted) {
        char quote = quoted.charAt(0);
        String body = quoted.substring(1, quoted.length() - 1);
        return body.indexOf(quote) < 0 ? body : body.replace("" + quote + quote, "" + quote);
    }
}
