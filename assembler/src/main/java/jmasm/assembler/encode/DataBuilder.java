package jmasm.assembler.encode;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.ErrorSink;
import jmasm.assembler.eval.Context;
import jmasm.assembler.eval.Evaluated;
import jmasm.assembler.eval.Evaluator;
import jmasm.assembler.eval.UnaryOperators;
import jmasm.assembler.eval.Value;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.layout.Gap;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.RecordType;
import jmasm.assembler.types.StructType;
import jmasm.base.ByteWriter;
import jmasm.base.Span;
import jmasm.masm.BuiltInType;
import jmasm.masm.Expression;
import jmasm.masm.Initializer;
import jmasm.masm.UnaryOperator;

/** The initialisers of one data statement to bytes. */
public final class DataBuilder {

    /** Largest data of one statement: a protection against DUP counts that are slips. */
    private static final long LARGEST = 1L << 26;

    /** Largest room without values. */
    private static final long LARGEST_ROOM = 1L << 28;

    /** Copies are made so many bytes at a time. */
    private static final int CHUNK = 1 << 16;

    /** Each needs a relocation. */
    private static final int MOST_ADDRESSES = 1 << 20;

    private static final int DEEPEST_STRUCTURE = 200;

    private static final int TBYTE_SIZE = 10;
    private static final int LONGEST_STRING_OF_ML = 255;

    private final Evaluator evaluator;
    private final PendingValues pendingValues;
    private final Context context;
    private final ByteWriter out = new ByteWriter();
    private final List<DataFragment.Pending> pending = new ArrayList<>(0);
    private boolean initialized;
    private int depth;

    /** Of the data so far; null when nobody will list it. */
    private List<DataShape> shape;

    public DataBuilder(Evaluator evaluator, ErrorSink errors, Context context) {
        this.evaluator = evaluator;
        this.pendingValues = new PendingValues(evaluator, errors);
        this.context = context;
    }

    /** Has {@link #shape} tell how the data is made, from here on. */
    public DataBuilder withShape() {
        shape = new ArrayList<>();
        return this;
    }

    /** Empty unless it was asked for. */
    public List<DataShape> shape() {
        return shape == null ? List.of() : shape;
    }

    private void note(int size, int count) {
        if (shape == null || size == 0 || count == 0) {
            return;
        }
        int last = shape.size() - 1;
        if (last >= 0 && shape.get(last) instanceof DataShape.Values values && values.size() == size) {
            shape.set(last, new DataShape.Values(size, values.count() + count));
        } else {
            shape.add(new DataShape.Values(size, count));
        }
    }

    /** Appends the elements that the initialisers describe; returns their number. */
    public int add(MasmType type, List<Initializer> initializers) {
        long count = 0;
        for (Initializer initializer : initializers) {
            count += add(type, initializer);
        }
        return (int) count;
    }

    /** What was written so far; zeros where an address is still to come. */
    public byte[] written() {
        return out.toByteArray();
    }

    /** Bytes so far. */
    public int size() {
        return out.size();
    }

    public Fragment fragment() {
        return initialized ? new DataFragment(out.toByteArray(), pending, true, pendingValues) : new Gap(out.size());
    }

    /** A fragment of these bytes. */
    public Fragment bytes(byte[] bytes) {
        out.bytes(bytes);
        initialized = true;
        return fragment();
    }

    private long add(MasmType type, Initializer initializer) {
        if (initializer instanceof Initializer.Dup dup) {
            return duplicate(type, dup);
        }
        if (initializer instanceof Initializer.Undefined || initializer instanceof Initializer.Omitted) {
            reserve(type, initializer.span());
            return 1;
        }
        if (type instanceof StructType struct) {
            instance(struct, initializer);
            return 1;
        }
        if (initializer instanceof Initializer.Fields fields && type instanceof RecordType record) {
            initialized = true;
            write(evaluator.recordValue(record, fields.items(), here()), record.size());
            note(record.size(), 1);
            return 1;
        }
        if (initializer instanceof Initializer.Fields fields) {
            throw notOneValue(fields);
        }
        return value(type, ((Initializer.Value) initializer).expression());
    }

    /** Brackets or braces where a single value belongs. */
    private static AsmError notOneValue(Initializer.Fields fields) {
        String line = fields.span().file().line(fields.span().line());
        int from = fields.span().column() - 1;
        int to = from + fields.span().length();
        boolean literal = from >= 0 && to <= line.length() && line.charAt(from) == '<';
        return literal
                ? new AsmError(fields.span(), AsmProblem.UNEXPECTED_LITERAL, line.substring(from, to))
                : new AsmError(fields.span(), AsmProblem.IMPROPER_LIST);
    }

    /** {@code ?}; for a structure the fields' own values. */
    private void reserve(MasmType type, Span span) {
        if (type instanceof StructType struct) {
            instance(struct, new Initializer.Fields(span, List.of()));
        } else if (type instanceof RecordType record) {
            long own = evaluator.recordValue(record, List.of(), here());
            initialized |= own != 0;
            write(own, record.size());
            note(record.size(), 1);
        } else {
            note(type.size(), 1);
            zeros(type.size(), span);
        }
    }

    private void zeros(long count, Span span) {
        if (out.size() + count > limit()) {
            throw tooLarge(span);
        }
        out.zeros((int) count);
    }

    private long limit() {
        return initialized ? LARGEST : LARGEST_ROOM;
    }

    private AsmError tooLarge(Span span) {
        return new AsmError(span, AsmProblem.LIMIT_EXCEEDED, limit() + " bytes of data in one statement");
    }

    private long duplicate(MasmType type, Initializer.Dup dup) {
        long count = evaluator.constant(dup.count(), context);
        if (count < 0) {
            throw new AsmError(dup.count().span(), AsmProblem.NEGATIVE_COUNT);
        }
        if (count == 0) {
            return 0;
        }
        int start = out.size();
        int firstPending = pending.size();
        List<DataShape> outer = shape;
        shape = outer == null ? null : new ArrayList<>();
        long elements = 0;
        for (Initializer item : dup.items()) {
            elements += add(type, item);
        }
        if (outer != null) {
            outer.add(new DataShape.Repeated(count, shape));
            shape = outer;
        }
        repeat(start, firstPending, count, dup.span());
        return elements * count;
    }

    /** Copies what stands behind {@code start} until it is there {@code count} times. */
    private void repeat(int start, int firstPending, long count, Span span) {
        int length = out.size() - start;
        if (length == 0) {
            return;
        }
        if (count > (limit() - start) / length) {
            throw tooLarge(span);
        }
        byte[] once = out.copy(start, length);
        int lastPending = pending.size();
        if (count * (lastPending - firstPending) > MOST_ADDRESSES) {
            throw new AsmError(span, AsmProblem.LIMIT_EXCEEDED, MOST_ADDRESSES + " addresses in one statement");
        }
        appendCopies(once, (int) count - 1);
        for (int copy = 1; copy < count && lastPending > firstPending; copy++) {
            for (int i = firstPending; i < lastPending; i++) {
                DataFragment.Pending field = pending.get(i);
                pending.add(new DataFragment.Pending(
                        field.offset() + copy * length, field.size(), field.expression(), field.context()));
            }
        }
    }

    private void appendCopies(byte[] once, int copies) {
        int together = Math.max(1, Math.min(copies, CHUNK / once.length));
        byte[] chunk = together == 1 ? once : new byte[together * once.length];
        for (int i = 0; i < together && together > 1; i++) {
            System.arraycopy(once, 0, chunk, i * once.length, once.length);
        }
        int left = copies;
        for (; left >= together; left -= together) {
            out.bytes(chunk);
        }
        for (; left > 0; left--) {
            out.bytes(once);
        }
    }

    // ---- structures

    private void instance(StructType struct, Initializer initializer) {
        if (struct.fields().isEmpty()) {
            throw new AsmError(initializer.span(), AsmProblem.EMPTY_STRUCTURE);
        }
        if (depth >= DEEPEST_STRUCTURE) {
            throw new AsmError(initializer.span(), AsmProblem.NESTING_TOO_DEEP);
        }
        depth++;
        members(struct, initializer);
        depth--;
    }

    private void members(StructType struct, Initializer initializer) {
        int start = out.size();
        if (struct.isUnion()) {
            union(struct, initializer);
        } else {
            List<Initializer> given = fields(initializer);
            if (given.size() > struct.fields().size()) {
                throw new AsmError(initializer.span(), AsmProblem.TOO_MANY_INITIALIZERS, struct.name());
            }
            for (int i = 0; i < struct.fields().size(); i++) {
                StructType.Field field = struct.fields().get(i);
                fill(start + field.offset() - out.size());
                field(field, i < given.size() ? given.get(i) : new Initializer.Omitted(initializer.span()));
            }
        }
        fill(start + struct.size() - out.size());
    }

    private void fill(int bytes) {
        note(bytes % 2 == 0 ? 2 : 1, bytes % 2 == 0 ? bytes / 2 : bytes);
        out.zeros(bytes);
    }

    /** A union's value is that of its first field. */
    private void union(StructType union, Initializer initializer) {
        List<Initializer> given = fields(initializer);
        if (given.size() > 1) {
            throw new AsmError(initializer.span(), AsmProblem.TOO_MANY_INITIALIZERS, union.name());
        }
        if (!union.fields().isEmpty()) {
            Initializer first = given.isEmpty() ? new Initializer.Omitted(initializer.span()) : given.get(0);
            field(union.fields().get(0), first);
        }
    }

    private static List<Initializer> fields(Initializer initializer) {
        if (initializer instanceof Initializer.Fields fields) {
            List<Initializer> items = fields.items();
            boolean none = items.size() == 1 && items.get(0) instanceof Initializer.Omitted;
            return none ? List.of() : items;
        }
        throw new AsmError(initializer.span(), AsmProblem.STRUCT_IMPROPERLY_INITIALIZED)
                .withHint("a structure's value stands in <> or {}");
    }

    private void field(StructType.Field field, Initializer given) {
        int start = out.size();
        if (given instanceof Initializer.Value && field.type() instanceof StructType) {
            throw new AsmError(given.span(), AsmProblem.NESTED_STRUCT_IMPROPERLY_INITIALIZED)
                    .withHint("a structure's value stands in <> or {}");
        }
        if (given instanceof Initializer.Omitted) {
            add(field.type(), field.initial());
        } else if (given instanceof Initializer.Fields list && !(isAggregate(field.type()) && field.count() == 1)) {
            add(field.type(), list.items());
        } else if (isEmptyString(given)) {
            initialized = true;
        } else {
            add(field.type(), given);
        }
        int size = out.size() - start;
        if (size > field.size()) {
            boolean list = given instanceof Initializer.Fields;
            throw new AsmError(given.span(), list ? AsmProblem.LIST_TOO_LONG : AsmProblem.INITIALIZER_TOO_LARGE);
        }
        note(1, field.size() - size);
        // What is shorter than the field is filled up with blanks where the field was declared with a string.
        boolean string = field.type().size() == 1
                && field.initial().get(0) instanceof Initializer.Value value
                && value.expression() instanceof Expression.Text;
        for (int i = size; i < field.size(); i++) {
            out.u8(string ? ' ' : 0);
        }
    }

    private static boolean isAggregate(MasmType type) {
        return type instanceof StructType || type instanceof RecordType;
    }

    /** In a structure "" is a string of blanks only. */
    private static boolean isEmptyString(Initializer given) {
        return given instanceof Initializer.Value value
                && value.expression() instanceof Expression.Text text
                && text.value().isEmpty();
    }

    // ---- single values

    private long value(MasmType type, Expression expression) {
        initialized = true;
        if (expression instanceof Expression.Text text && isString(type, text)) {
            if (text.value().length() > LONGEST_STRING_OF_ML) {
                pendingValues
                        .errors()
                        .report(new AsmError(text.span(), AsmProblem.BEYOND_ML, "strings of 255 characters"));
            }
            out.latin1(text.value());
            note(1, text.value().length());
            return Math.max(1, text.value().length());
        }
        BuiltInType builtIn = type instanceof MasmType.Scalar scalar ? scalar.type() : BuiltInType.DWORD;
        int size = type.size();
        note(size, 1);
        if (builtIn == BuiltInType.TBYTE && writePackedDecimal(expression)) {
            return 1;
        }
        if (size > Long.BYTES && writeWide(expression, size)) {
            return 1;
        }
        Evaluated evaluated = evaluator.evaluate(expression, here());
        Value value = evaluated.value();
        if (value instanceof Value.Real real) {
            RealEncoding.write(real.text(), real.negative(), realSize(builtIn, expression), expression.span(), out);
            return 1;
        }
        if (builtIn.isReal() && value instanceof Value.Constant) {
            throw new AsmError(expression.span(), AsmProblem.REAL_REQUIRED).withHint("write a decimal point: 18.0");
        }
        if (value instanceof Value.Constant constant && evaluated.exact()) {
            requireFit(constant.value(), size, expression.span());
            boolean real = constant.sized()
                    && constant.type() instanceof MasmType.Scalar written
                    && written.type().isReal();
            int own = real ? Math.min(size, Long.BYTES) : size;
            write(constant.value(), own);
            out.zeros(size - own);
            return 1;
        }
        if (value instanceof Value.Text) {
            throw new AsmError(expression.span(), AsmProblem.INITIALIZER_TOO_LARGE);
        }
        if (value instanceof Value.Type number) {
            write(UnaryOperators.number(number.type()), size);
            return 1;
        }
        if (value instanceof Value.Register) {
            throw new AsmError(expression.span(), AsmProblem.INVALID_INITIALIZER);
        }
        pending.add(new DataFragment.Pending(out.size(), size, expression, here()));
        out.zeros(size);
        return 1;
    }

    private static boolean isString(MasmType type, Expression.Text text) {
        if (type.size() != 1) {
            return false;
        }
        if (text.value().isEmpty()) {
            throw new AsmError(text.span(), AsmProblem.EMPTY_STRING);
        }
        return true;
    }

    private Context here() {
        return context.here() == null ? context : context.at(context.here().plus(out.size()));
    }

    /** REAL types, and the integer types of the same sizes, which ml lets hold reals. */
    private static int realSize(BuiltInType type, Expression expression) {
        return switch (type) {
            case REAL4, DWORD -> 4;
            case REAL8, QWORD -> 8;
            case REAL10, TBYTE -> TBYTE_SIZE;
            default -> throw new AsmError(expression.span(), AsmProblem.REAL_FOR_INTEGER);
        };
    }

    /** A TBYTE takes decimal digits as they stand, two a byte, the sign in the last. */
    private boolean writePackedDecimal(Expression expression) {
        boolean negative = expression instanceof Expression.Unary unary && unary.operator() == UnaryOperator.MINUS;
        Expression operand = negative ? ((Expression.Unary) expression).operand() : expression;
        if (!(operand instanceof Expression.Number number)
                || !number.text().chars().allMatch(Character::isDigit)) {
            return false;
        }
        String digits = number.text();
        if (digits.length() > 2 * (TBYTE_SIZE - 1)) {
            throw new AsmError(expression.span(), AsmProblem.INITIALIZER_TOO_LARGE);
        }
        byte[] bytes = new BigInteger(digits, 16).toByteArray();
        for (int i = 0; i < TBYTE_SIZE - 1; i++) {
            int at = bytes.length - 1 - i;
            out.u8(at >= 0 ? bytes[at] : 0);
        }
        out.u8(negative ? 0x80 : 0);
        return true;
    }

    /** Numbers and strings of more than 64 bits, which expressions can't compute with. */
    private boolean writeWide(Expression expression, int size) {
        boolean negative = expression instanceof Expression.Unary unary && unary.operator() == UnaryOperator.MINUS;
        Expression operand = negative ? ((Expression.Unary) expression).operand() : expression;
        BigInteger value;
        if (operand instanceof Expression.Number number && !number.fits()) {
            value = negative ? number.wide().negate() : number.wide();
        } else if (expression instanceof Expression.Text text && text.value().length() > Long.BYTES) {
            value = new BigInteger(1, text.value().getBytes(StandardCharsets.ISO_8859_1));
        } else {
            return false;
        }
        if (value.bitLength() > 8 * size) {
            throw new AsmError(expression.span(), AsmProblem.INITIALIZER_TOO_LARGE);
        }
        for (int i = 0; i < size; i++) {
            out.u8(value.shiftRight(8 * i).byteValue());
        }
        return true;
    }

    private void write(long value, int size) {
        for (int i = 0; i < size; i++) {
            out.u8((int) (value >> Math.min(8 * i, 63)));
        }
    }

    static void requireFit(long value, int size, Span span) {
        if (size < 8) {
            long limit = 1L << 8 * size;
            if (value >= limit || value <= -limit) {
                throw new AsmError(span, AsmProblem.INITIALIZER_TOO_LARGE);
            }
        }
    }
}
