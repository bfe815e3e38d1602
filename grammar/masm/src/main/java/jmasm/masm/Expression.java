package jmasm.masm;

import java.math.BigInteger;
import java.util.List;
import jmasm.base.Span;

/** An operand or constant as written; its value depends on where and when it is evaluated. */
public sealed interface Expression {

    Span span();

    /**
     * An integer.
     *
     * @param value the low 64 bits
     * @param high  the 64 bits above, which OWORD takes
     * @param bits  how many it needs
     * @param text  as written: TBYTE takes decimal digits as they stand
     * @param wide  the whole number when 64 bits do not hold it, else null
     */
    record Number(Span span, long value, String text, BigInteger wide) implements Expression {

        public Number(Span span, long value, String text) {
            this(span, value, text, null);
        }

        public boolean fits() {
            return wide == null;
        }
    }

    /** {@code 1.5E3}, or an encoded real such as {@code 3F800000r}. */
    record Real(Span span, String text) implements Expression {}

    /** A quoted string without its quotes, doubled quotes made one. */
    record Text(Span span, String value) implements Expression {}

    /** {@code $}. */
    record Location(Span span) implements Expression {}

    /** A symbol, register or type name. */
    record Reference(Span span, Name name) implements Expression {}

    /** {@code DWORD}. */
    record BuiltIn(Span span, BuiltInType type) implements Expression {}

    /** {@code NEAR} in NEAR PTR. */
    record Label(Span span, Distance distance) implements Expression {}

    /** {@code ST(1)}. */
    record NumberedRegister(Span span, Name name, int number) implements Expression {}

    /** {@code COLOR <1, 2>}: a record's value. */
    record RecordLiteral(Span span, Name type, List<Initializer> fields) implements Expression {}

    record Unary(Span span, UnaryOperator operator, Expression operand) implements Expression {}

    record Binary(Span span, BinaryOperator operator, Expression left, Expression right) implements Expression {}

    /** {@code array[4]}. */
    record Index(Span span, Expression operand, Expression index) implements Expression {}

    /** {@code [ebx]}. */
    record Indirect(Span span, Expression address) implements Expression {}

    /** {@code us.Buffer}; also {@code [ebx].UNICODE_STRING.Buffer}, where the first member names a type. */
    record Member(Span span, Expression operand, Name member) implements Expression {}
}
