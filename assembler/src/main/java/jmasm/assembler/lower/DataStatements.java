package jmasm.assembler.lower;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.CaseMap;
import jmasm.assembler.encode.DataBuilder;
import jmasm.assembler.eval.Suggestions;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.layout.Section;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.ConstantSymbol;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.symbols.TextSymbol;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.RecordType;
import jmasm.assembler.types.StructType;
import jmasm.base.Span;
import jmasm.coff.WinNt;
import jmasm.masm.Expression;
import jmasm.masm.Initializer;
import jmasm.masm.Name;
import jmasm.masm.Statement;
import jmasm.masm.TypeName;

/** Variables, and the structures that describe them. */
final class DataStatements {

    private final Program program;
    private final Labels labels;
    private final Deque<Open> open = new ArrayDeque<>();

    /** An earlier definition of the structure that is open, null when there is none. */
    private StructType before;

    private boolean nonUnique;

    /** A STRUCT or UNION whose ENDS has not come yet. */
    private record Open(StructType type, Optional<Name> field, Span span) {}

    /** Of initialised data and code, bytes. */
    static final int LARGEST_SECTION = 1 << 27;

    private static final int DEEPEST_NESTING = 100;

    DataStatements(Program program, Labels labels) {
        this.program = program;
        this.labels = labels;
    }

    /** Whether statements are fields now. */
    boolean isInStructure() {
        return !open.isEmpty();
    }

    /** Where the innermost open structure began. */
    Optional<Span> openStructure() {
        return Optional.ofNullable(open.peek()).map(Open::span);
    }

    void data(Statement.Data data) {
        MasmType type = dataType(data);
        DataBuilder builder = program.dataBuilder();
        if (isInStructure()) {
            field(data, type, builder);
            return;
        }
        Section section = program.requireSection(data.span());
        AddressSymbol symbol =
                data.name().map(name -> labels.define(name, type)).orElse(null);
        int count = builder.add(type, data.initializers());
        if (symbol != null) {
            symbol.setExtent(type, count, builder.size());
            if (data.initializers().get(0) instanceof Initializer.Dup dup) {
                symbol.setFirstCount((int) program.evaluator.constant(dup.count(), program.context()));
            }
        }
        Fragment fragment = builder.fragment();
        if (fragment.isInitialized() && section.base().isPresent()) {
            program.errors.report(new AsmError(data.span(), AsmProblem.DATA_IN_AT));
        }
        if (fragment.isInitialized() && isUninitialized(section)) {
            program.errors.report(new AsmError(data.span(), AsmProblem.DATA_IN_BSS));
        }
        requireRoom(section, fragment, data.span());
        program.append(fragment, data.span());
        program.watcher.data(fragment, builder.shape());
    }

    /** Many large statements are as large as one. */
    private static void requireRoom(Section section, Fragment fragment, Span at) {
        long limit = isUninitialized(section) ? Integer.MAX_VALUE : LARGEST_SECTION;
        if ((long) section.written() + fragment.size() > limit) {
            throw new AsmError(at, AsmProblem.LIMIT_EXCEEDED, limit + " bytes in one segment");
        }
    }

    private static boolean isUninitialized(Section section) {
        return (section.characteristics() & WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA) != 0;
    }

    /** ml takes a line of two unknown words for data of an unknown type, and names the second word. */
    private MasmType dataType(Statement.Data data) {
        if (data.type() instanceof TypeName.Named named) {
            MasmType type = program.types.find(named.name().text());
            if (type == null) {
                throw notData(data, named.name());
            }
            if (type instanceof StructType struct && isBeingDefined(struct)) {
                throw new AsmError(named.span(), AsmProblem.STRUCT_IN_ITSELF);
            }
            return type;
        }
        return program.types.resolve(data.type(), program.language);
    }

    private AsmError notData(Statement.Data data, Name type) {
        Name first = data.name().orElse(type);
        AsmError error = data.name().isPresent()
                ? new AsmError(type.span(), AsmProblem.SYNTAX_ERROR, type.text())
                : second(data.initializers().get(0), first);
        program.atEnd(() -> reportForwardMacro(first));
        if (program.processor.isMnemonic(first.text())) {
            return error.withHint("a comma stands between operands");
        }
        Optional<String> near = Mnemonics.near(first.text(), program.processor);
        if (near.isPresent()) {
            return error.withHint("'" + first.text() + "' is no instruction; did you mean " + near.get() + "?");
        }
        Optional<String> like = data.name().isPresent() ? Suggestions.forType(type.text()) : Optional.empty();
        return error.withHint(like.orElse("'" + first.text() + "' is neither an instruction, a directive nor a type"));
    }

    /** What stands behind an unknown word, as ml names it. */
    private static AsmError second(Initializer initializer, Name first) {
        Expression expression = initializer instanceof Initializer.Value value ? value.expression() : null;
        while (expression instanceof Expression.Binary binary) {
            expression = binary.left();
        }
        if (expression instanceof Expression.Reference name) {
            return new AsmError(
                    name.span(), AsmProblem.SYNTAX_ERROR, name.name().text());
        }
        return expression instanceof Expression.Number number
                ? new AsmError(number.span(), AsmProblem.SYNTAX_ERROR, "integer")
                : new AsmError(first.span(), AsmProblem.SYNTAX_ERROR, first.text());
    }

    /** What was no statement where it stood may be a macro that is defined below. */
    private void reportForwardMacro(Name name) {
        if (program.symbols.global(name.text()) instanceof TextSymbol below && below.isBelow(name.span())) {
            program.errors.report(forwardMacro(name));
        }
    }

    private static AsmError forwardMacro(Name name) {
        return new AsmError(name.span(), AsmProblem.FORWARD_MACRO)
                .withHint("a macro is known from its definition on: move that up");
    }

    /** The outermost structure has no ENDS. */
    AsmError unclosed() {
        Open outermost = open.peekLast();
        return new AsmError(outermost.span, AsmProblem.UNMATCHED_BLOCK_NESTING, outermost.type.name());
    }

    private boolean isBeingDefined(StructType struct) {
        return open.stream().anyMatch(each -> each.type == struct);
    }

    // ---- structures

    void begin(Statement.AggregateBegin begin) {
        if (open.size() >= DEEPEST_NESTING) {
            throw new AsmError(begin.span(), AsmProblem.NESTING_TOO_DEEP);
        }
        int alignment = open.isEmpty()
                ? program.settings.fieldAlignment
                : open.peek().type.largestAlignment();
        if (begin.alignment().isPresent()) {
            long given = program.evaluator.constant(begin.alignment().get(), program.context());
            if (given < 1 || given > 16 || Long.bitCount(given) != 1) {
                throw new AsmError(begin.alignment().get().span(), AsmProblem.BAD_STRUCT_ALIGNMENT);
            }
            alignment = (int) given;
        }
        if (open.isEmpty() && begin.name().isEmpty()) {
            throw new AsmError(begin.span(), AsmProblem.SYNTAX_ERROR, begin.union() ? "UNION" : "STRUCT");
        }
        String name = open.isEmpty() ? begin.name().orElseThrow().text() : "";
        StructType type = new StructType(name, begin.union(), alignment, program.symbols.caseMap() == CaseMap.NONE);
        if (open.isEmpty()) {
            // Known from here on, so that a field can point to its own structure.
            before = program.symbols.global(name) instanceof Symbol.Type known
                            && known.type() instanceof StructType struct
                    ? struct
                    : null;
            declare(begin.name().orElseThrow(), type);
            nonUnique = begin.nonUnique();
        }
        open.push(new Open(type, open.isEmpty() ? Optional.empty() : begin.name(), begin.span()));
        program.watcher.structure(type::size);
    }

    private void declare(Name name, MasmType type) {
        Symbol known = program.symbols.global(name.text());
        if (known != null && !(known instanceof Symbol.Type)) {
            throw new AsmError(name.span(), AsmProblem.SYMBOL_REDEFINITION, name.text());
        }
        program.symbols.put(new Symbol.Type(name.text(), type));
    }

    void end(Statement.BlockEnd end) {
        Open closed = open.peek();
        boolean outermost = open.size() == 1;
        if (outermost
                && !end.name()
                        .map(name -> name.text().equalsIgnoreCase(closed.type.name()))
                        .orElse(false)) {
            throw new AsmError(
                    end.span(),
                    AsmProblem.UNMATCHED_BLOCK_NESTING,
                    end.name().map(Name::text).orElse(closed.type.name()));
        }
        open.pop();
        closed.type.close();
        if (outermost && before != null) {
            new StructRedefinition(program, end.span()).requireSame(before, closed.type);
        }
        if (program.settings.oldStructs) {
            publishFields(closed.type, outermost && nonUnique);
        }
        if (!outermost) {
            String name = closed.field.map(Name::text).orElse("");
            add(
                    open.peek().type,
                    name,
                    closed.type,
                    1,
                    List.of(),
                    closed.field.map(Name::span).orElse(end.span()));
        }
    }

    /**
     * OPTION OLDSTRUCTS: a field's name alone is worth its offset.
     *
     * @param nonUnique whether its fields are to be named with their structure
     */
    private void publishFields(StructType struct, boolean nonUnique) {
        for (StructType.Field field : struct.fields()) {
            Symbol known = field.name().isEmpty() ? null : program.symbols.global(field.name());
            Object offset = program.evaluator.fieldOffset(field);
            if (!field.name().isEmpty() && known == null) {
                ConstantSymbol name = new ConstantSymbol(field.name(), true);
                name.set(offset, program.sequence);
                name.setField();
                program.symbols.put(name);
                program.atEnd(() -> reportUnqualified(name));
                if (nonUnique) {
                    name.setAmbiguous();
                }
            } else if (known instanceof ConstantSymbol other
                    && other.isField()
                    && (nonUnique || !offset.equals(other.valueAt(program.sequence)))) {
                other.setAmbiguous();
            }
        }
    }

    private void reportUnqualified(ConstantSymbol field) {
        for (Span at : field.ambiguousUses()) {
            program.errors.report(new AsmError(at, AsmProblem.UNQUALIFIED_FIELD));
        }
    }

    /** RECORD: fields from the highest bit down; the record is as wide as they need. */
    void record(Statement.Record record) {
        int width = 0;
        List<Integer> widths = new ArrayList<>();
        for (Statement.Field field : record.fields()) {
            long own = program.evaluator.constant(field.width(), program.context());
            if (own < 1) {
                throw new AsmError(
                        field.width().span(),
                        AsmProblem.TOO_FEW_RECORD_BITS,
                        field.name().text());
            }
            if (own > RecordType.WIDEST - width) {
                throw new AsmError(
                        field.width().span(),
                        AsmProblem.TOO_MANY_RECORD_BITS,
                        field.name().text());
            }
            width += (int) own;
            widths.add((int) own);
        }
        List<RecordType.Field> fields = new ArrayList<>();
        int shift = width;
        for (int i = 0; i < widths.size(); i++) {
            Statement.Field field = record.fields().get(i);
            shift -= widths.get(i);
            long initial = field.initial()
                    .map(given -> program.evaluator.constant(given, program.context()))
                    .orElse(0L);
            fields.add(new RecordType.Field(field.name().text(), widths.get(i), shift, initial));
        }
        RecordType type = new RecordType(record.name().text(), fields);
        if (program.symbols.global(record.name().text()) instanceof Symbol.Type known
                && !known.type().equals(type)) {
            throw new AsmError(record.name().span(), AsmProblem.NON_BENIGN_REDEFINITION, "RECORD");
        }
        declare(record.name(), type);
        for (int i = 0; i < fields.size(); i++) {
            declareField(record.fields().get(i).name(), fields.get(i));
        }
    }

    private void declareField(Name name, RecordType.Field field) {
        Symbol.RecordField symbol = new Symbol.RecordField(field.name(), field.width(), field.shift());
        Symbol known = program.symbols.global(name.text());
        if (known != null && !known.equals(symbol)) {
            throw new AsmError(name.span(), AsmProblem.SYMBOL_REDEFINITION, name.text());
        }
        program.symbols.put(symbol);
    }

    private void field(Statement.Data data, MasmType type, DataBuilder builder) {
        int count = builder.add(type, data.initializers());
        add(
                open.peek().type,
                data.name().map(Name::text).orElse(""),
                type,
                count,
                data.initializers(),
                data.name().map(Name::span).orElse(data.span()));
        StructType struct = open.peek().type;
        int offset = struct.fields().get(struct.fields().size() - 1).offset();
        program.watcher.field(offset, builder.fragment(), builder.shape());
    }

    private static void add(
            StructType struct, String name, MasmType type, int count, List<Initializer> initial, Span span) {
        List<Initializer> values = initial.isEmpty() ? List.of(new Initializer.Fields(span, List.of())) : initial;
        if (!struct.add(name, type, count, values)) {
            throw new AsmError(span, AsmProblem.SYMBOL_REDEFINITION, name);
        }
    }

    /** What ALIGN without an operand aligns to. */
    int alignmentOfStructure() {
        return open.peek().type.largestAlignment();
    }

    /** ALIGN and ORG within a structure. */
    void moveTo(long offset) {
        open.peek().type.moveTo((int) offset);
    }

    boolean isInUnion() {
        return open.peek().type.isUnion();
    }

    int offsetInStructure() {
        return open.peek().type.size();
    }

    void typedef(Statement.Typedef typedef) {
        MasmType type = program.types.resolve(typedef.type(), program.language);
        if (program.symbols.global(typedef.name().text()) instanceof Symbol.Type known
                && !(type instanceof MasmType.Function)
                && known.type().size() != type.size()) {
            throw new AsmError(
                    typedef.name().span(),
                    AsmProblem.SYMBOL_TYPE_CONFLICT,
                    typedef.name().text());
        }
        declare(typedef.name(), type);
    }
}
