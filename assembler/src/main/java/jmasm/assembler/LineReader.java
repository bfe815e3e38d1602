package jmasm.assembler;

import java.util.Optional;
import jmasm.assembler.emit.LineNumbers;
import jmasm.assembler.layout.Section;
import jmasm.assembler.listing.Listing;
import jmasm.assembler.lower.Program;
import jmasm.assembler.lower.Statements;
import jmasm.assembler.preprocess.Host;
import jmasm.assembler.preprocess.LogicalLine;
import jmasm.assembler.symbols.AddressSymbol;
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
    private final Equates equates;

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
        this.equates = new Equates(program, listing);
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
        equates.requireNoRegister(name);
        equates.assign(name, parse(expression), expression);
    }

    @Override
    public boolean equate(Name name, LogicalLine expression) {
        program.nextStatement();
        equates.requireNoRegister(name);
        Optional<Expression> parsed = tryParse(expression);
        return parsed.isPresent() && equates.equate(name, parsed.get(), expression);
    }

    @Override
    public void text(String text) {
        if (listing != null) {
            listing.text(text);
        }
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
