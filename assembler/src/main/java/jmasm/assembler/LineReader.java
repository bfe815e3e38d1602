package jmasm.assembler;

import java.util.Optional;
import jmasm.assembler.emit.LineNumbers;
import jmasm.assembler.eval.Context;
import jmasm.assembler.eval.Deferred;
import jmasm.assembler.eval.Evaluated;
import jmasm.assembler.eval.Value;
import jmasm.assembler.layout.Section;
import jmasm.assembler.listing.Listing;
import jmasm.assembler.lower.Program;
import jmasm.assembler.lower.Statements;
import jmasm.assembler.preprocess.Host;
import jmasm.assembler.preprocess.LogicalLine;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.ConstantSymbol;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.StructType;
import jmasm.base.Span;
import jmasm.masm.Expression;
import jmasm.masm.Name;
import jmasm.masm.ReservedWords;
import jmasm.masm.Statement;
import jmasm.masm.StatementParser;
import jmasm.masm.SyntaxError;
import jmasm.masm.Words;
import jmasm.x86.Prefix;
import jmasm.x86.Register;

/** Takes the preprocessor's lines: parses, declares, lowers; and answers what the preprocessor has to know. */
final class LineReader implements Host {

    private final Program program;
    private final Statements statements;
    private final Reports reports;
    private final StatementParser parser;
    /** Null when none is wanted. */
    private final Listing listing;

    private final LineNumbers numbers;

    /** A procedure whose first code is still to come. */
    private Program.Prologue begun;

    private final StringBuilder expanded;

    LineReader(
            Program program,
            Statements statements,
            Reports reports,
            Listing listing,
            LineNumbers numbers,
            StringBuilder expanded) {
        this.program = program;
        this.statements = statements;
        this.reports = reports;
        this.listing = listing;
        this.numbers = numbers;
        this.expanded = expanded;
        this.parser = new StatementParser(new InstructionWords());
    }

    private final class InstructionWords implements Words {

        @Override
        public boolean isMnemonic(String word) {
            return program.processor().isMnemonic(word);
        }

        @Override
        public boolean isReleased(String word) {
            return program.settings().isReleased(word);
        }

        @Override
        public boolean areDotNamesAllowed() {
            return program.settings().areDotNamesAllowed();
        }

        @Override
        public boolean isPrefix(String word) {
            return Prefix.named(word).isPresent();
        }
    }

    @Override
    public boolean statement(LogicalLine line) {
        Section before = program.section();
        int fragments = before == null ? 0 : before.fragments().size();
        if (listing != null) {
            listing.begin(line, before);
        }
        boolean more = read(line);
        if (listing != null) {
            listing.end(program.section());
        }
        if (program.options().debug() != DebugLevel.NONE) {
            boolean moved = program.section() != before && program.section() != null;
            note(line.line(), moved ? program.section().fragments().size() : fragments);
        }
        return more;
    }

    /** A line and what it made, from a fragment on. A procedure begins with its PROC, whose line its prologue has. */
    private void note(Span line, int fragments) {
        int from = fragments;
        begun = program.takePrologue().orElse(begun);
        if (begun != null && begun.section().fragments().size() > begun.first()) {
            numbers.add(begun.line(), begun.section(), begun.first());
            from = begun.section() == program.section() ? Math.max(from, begun.next()) : from;
            begun = null;
        }
        numbers.add(line, program.section(), from);
    }

    private boolean read(LogicalLine line) {
        if (program.options().preprocessOnly()) {
            expanded.append(line.text().stripTrailing()).append('\n');
        }
        try {
            parser.setRadix(program.radix());
            for (Statement statement : parser.parse(line)) {
                boolean more = statements.accept(statement);
                if (listing != null) {
                    listing.accepted(statement, program.section());
                }
                if (!more) {
                    return false;
                }
            }
        } catch (SyntaxError error) {
            reports.report(SyntaxProblems.of(error));
            statements.recover(line.text(), line.line(), true);
        } catch (AsmError error) {
            reports.report(error);
            statements.recover(line.text(), line.line(), false);
            return !isEnd(line);
        }
        return true;
    }

    /** END ends the source, whatever is wrong with its operand. */
    private static boolean isEnd(LogicalLine line) {
        String text = line.text().strip();
        return text.regionMatches(true, 0, "END", 0, 3)
                && (text.length() == 3 || Character.isWhitespace(text.charAt(3)));
    }

    @Override
    public long constant(LogicalLine expression) {
        return program.evaluator().constant(parse(expression), program.context());
    }

    private Expression parse(LogicalLine expression) {
        if (expression.isBlank()) {
            throw new AsmError(expression.line(), AsmProblem.EXPRESSION_EXPECTED);
        }
        try {
            parser.setRadix(program.radix());
            return parser.parseExpression(expression);
        } catch (SyntaxError error) {
            throw SyntaxProblems.of(error);
        }
    }

    @Override
    public boolean isDefined(String name) {
        int dot = name.indexOf('.');
        Symbol symbol = program.symbols()
                .find(dot > 0 ? name.substring(0, dot) : name, program.context().scope());
        if (symbol == null) {
            return isReserved(name);
        }
        if (dot > 0) {
            return hasField(symbol, name.substring(dot + 1));
        }
        return !(symbol instanceof AddressSymbol address
                && !address.isDefined()
                && address.linkage() == AddressSymbol.Linkage.LOCAL);
    }

    /** The language's own words count as defined. */
    private boolean isReserved(String name) {
        return !isReleased(name)
                && (ReservedWords.contains(name)
                        || program.processor().isMnemonic(name)
                        || Prefix.named(name).isPresent()
                        || Register.named(name).isPresent());
    }

    private static boolean hasField(Symbol symbol, String field) {
        MasmType type = symbol instanceof Symbol.Type named
                ? named.type()
                : symbol instanceof AddressSymbol address ? address.type() : null;
        return type instanceof StructType struct && struct.field(field).isPresent();
    }

    @Override
    public void assign(Name name, LogicalLine expression) {
        program.nextStatement();
        requireNoRegister(name);
        Symbol known = program.symbols().global(name.text());
        boolean announced = isAnnounced(known);
        if (known != null && !announced && !(known instanceof ConstantSymbol constant && constant.isRedefinable())) {
            throw new AsmError(name.span(), AsmProblem.SYMBOL_REDEFINITION, name.text());
        }
        Expression parsed = parse(expression);
        Evaluated evaluated = program.evaluator().evaluate(parsed, program.context());
        if (evaluated.value() instanceof Value.Undefined undefined) {
            requireLater(undefined.name(), name, parsed);
        } else if (!isNumber(evaluated.value()) && !isPlace(evaluated.value())) {
            throw new AsmError(parsed.span(), AsmProblem.CONSTANT_EXPECTED);
        }
        ConstantSymbol symbol =
                known instanceof ConstantSymbol constant ? constant : new ConstantSymbol(name.text(), true);
        symbol.set(held(parsed, evaluated), program.context().sequence());
        listValue(evaluated.value(), expression);
        if (announced) {
            symbol.publish(((AddressSymbol) known).language());
            program.symbols().replace((AddressSymbol) known, symbol);
        } else if (known == null) {
            program.symbols().put(symbol);
        }
    }

    /** A name that lines below may define; not the one that is being defined. */
    private void requireLater(Name undefined, Name defined, Expression expression) {
        if (undefined.text().equalsIgnoreCase(defined.text())) {
            throw new AsmError(undefined.span(), AsmProblem.UNDEFINED_SYMBOL, undefined.text());
        }
        Context here = program.context();
        program.atEnd(() -> program.evaluator().evaluate(expression, here));
    }

    @Override
    public boolean equate(Name name, LogicalLine expression) {
        program.nextStatement();
        requireNoRegister(name);
        Optional<Expression> parsed = tryParse(expression);
        if (parsed.isEmpty() || isLongText(parsed.get())) {
            return false;
        }
        Evaluated evaluated;
        try {
            evaluated = program.evaluator().evaluate(parsed.get(), program.context());
        } catch (AsmError notNumber) {
            return false;
        }
        Value value = evaluated.value();
        if (!isConstant(value, parsed.get()) && !isPlace(value)) {
            return false;
        }
        define(name, parsed.get(), evaluated);
        listValue(value, expression);
        return true;
    }

    private void requireNoRegister(Name name) {
        if (Register.named(name.text()).isPresent() && !isReleased(name.text())) {
            throw new AsmError(name.span(), AsmProblem.SYNTAX_ERROR, name.text())
                    .withHint("'" + name.text() + "' is a register");
        }
    }

    private void listValue(Value value, LogicalLine expression) {
        if (listing != null && value instanceof Value.Constant constant) {
            listing.value(constant.value(), expression.text().indexOf('$') >= 0, program.section());
        }
    }

    @Override
    public void text(String text) {
        if (listing != null) {
            listing.text(text);
        }
    }

    /** An address as a number is text, and so is a plain number that 32 bits don't hold. */
    private static boolean isConstant(Value value, Expression written) {
        return value instanceof Value.Constant constant
                && !(written instanceof Expression.Number && constant.value() >>> 32 != 0);
    }

    /** A string that no 32 bits hold. */
    private static boolean isLongText(Expression expression) {
        return expression instanceof Expression.Text text && text.value().length() > 4;
    }

    private static boolean isNumber(Value value) {
        return value instanceof Value.Constant || value instanceof Value.Relocatable;
    }

    /** A label, perhaps with a number added. */
    private static boolean isPlace(Value value) {
        return value instanceof Value.Address place && place.symbol() != null && !place.hasRegisters();
    }

    private Optional<Expression> tryParse(LogicalLine expression) {
        if (expression.isBlank()) {
            return Optional.empty();
        }
        try {
            parser.setRadix(program.radix());
            return Optional.of(parser.parseExpression(expression));
        } catch (SyntaxError notNumber) {
            return Optional.empty();
        }
    }

    private void define(Name name, Expression expression, Evaluated evaluated) {
        Symbol known = program.symbols().global(name.text());
        boolean same = known instanceof ConstantSymbol constant
                && constant.valueAt(Integer.MAX_VALUE).equals(evaluated.value());
        if (same) {
            return;
        }
        if (known != null && !isAnnounced(known)) {
            throw new AsmError(name.span(), AsmProblem.SYMBOL_REDEFINITION, name.text());
        }
        ConstantSymbol symbol = new ConstantSymbol(name.text(), false);
        symbol.set(held(expression, evaluated), program.context().sequence());
        if (known instanceof AddressSymbol announced) {
            symbol.publish(announced.language());
            program.symbols().replace(announced, symbol);
        } else {
            program.symbols().put(symbol);
        }
    }

    /** PUBLIC or EXTERNDEF may stand above the EQU that defines the name. */
    private static boolean isAnnounced(Symbol known) {
        return known instanceof AddressSymbol address
                && !address.isDefined()
                && (address.linkage() == AddressSymbol.Linkage.PUBLIC
                        || address.linkage() == AddressSymbol.Linkage.UNDECIDED);
    }

    /** What depends on sizes that may still change is evaluated anew at each use. */
    private Object held(Expression expression, Evaluated evaluated) {
        return evaluated.exact() ? evaluated.value() : new Deferred(expression, program.context());
    }

    @Override
    public void setRadix(int radix) {
        program.setRadix(radix);
    }

    @Override
    public int radix() {
        return program.radix();
    }

    @Override
    public Optional<Boolean> secondPass() {
        return program.settings().secondPass();
    }

    @Override
    public boolean isReleased(String word) {
        return program.settings().isReleased(word);
    }

    @Override
    public boolean isInstruction(String word) {
        return program.processor().isMnemonic(word) && !isReleased(word);
    }

    @Override
    public void binary(LogicalLine line, byte[] bytes) {
        program.nextStatement();
        if (listing != null) {
            listing.begin(line, program.section());
        }
        statements.binary(line.line(), bytes);
        if (listing != null) {
            listing.end(program.section());
        }
    }

    @Override
    public void echo(String text) {
        reports.note(text);
    }
}
