package jmasm.masm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jmasm.base.Span;
import jmasm.masm.Statement.Control.Kind;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Parse trees to records. With its parts ({@link ExpressionBuilder}, {@link DeclarationBuilder} …) the only code that
 * sees generated classes; one method a rule, in the grammar's order.
 */
final class AstBuilder extends MasmParserBaseVisitor<Statement> {

    /** A syntax error found while building; carries {@link SyntaxError} out of the visitor. */
    static final class Failure extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final SyntaxError error;

        Failure(SyntaxError error) {
            super(null, error, false, false);
            this.error = error;
        }
    }

    private final ExpressionBuilder expressions = new ExpressionBuilder();
    private final TypeBuilder types = new TypeBuilder(expressions);
    private final ConditionBuilder conditions = new ConditionBuilder(expressions);
    private final DeclarationBuilder declarations = new DeclarationBuilder(expressions, types);

    /** From here on, trees are of this text. */
    AstBuilder of(StatementText source, int radix) {
        expressions.begin(source, radix);
        return this;
    }

    List<Statement> statements(MasmParser.StatementContext tree) throws SyntaxError {
        try {
            List<Statement> statements = new ArrayList<>(2);
            if (tree.label() != null) {
                statements.add(visitLabel(tree.label()));
            }
            if (tree.body() != null) {
                statements.add(body(tree.body().getChild(0)));
            }
            return statements;
        } catch (Failure failure) {
            throw failure.error;
        }
    }

    private Statement body(ParseTree tree) {
        boolean declares = tree instanceof MasmParser.SegmentContext
                || tree instanceof MasmParser.LinkageContext
                || tree instanceof MasmParser.PlacementContext;
        return declares ? declarations.visit(tree) : visit(tree);
    }

    Expression expression(ParseTree tree) throws SyntaxError {
        try {
            return expressions.visit(tree);
        } catch (Failure failure) {
            throw failure.error;
        }
    }

    @Override
    public Statement visitLabel(MasmParser.LabelContext tree) {
        return new Statement.Label(span(tree), name(tree.name()), tree.COLON_COLON() != null);
    }

    @Override
    public Statement visitInstruction(MasmParser.InstructionContext tree) {
        // One pass over the children: the context's own methods make a list of them each.
        List<Name> prefixes = List.of();
        Name mnemonic = null;
        List<Expression> operands = new ArrayList<>(2);
        for (ParseTree child : tree.children) {
            if (child instanceof MasmParser.ExpressionContext operand) {
                operands.add(expressions.visit(operand));
            } else {
                Token token = ((TerminalNode) child).getSymbol();
                if (token.getType() == MasmParser.MNEMONIC) {
                    mnemonic = expressions.name(token);
                } else if (token.getType() == MasmParser.PREFIX) {
                    prefixes = prefixes.isEmpty() ? new ArrayList<>(1) : prefixes;
                    prefixes.add(expressions.name(token));
                }
            }
        }
        return new Statement.Instruction(span(tree), prefixes, Optional.ofNullable(mnemonic), operands);
    }

    @Override
    public Statement visitData(MasmParser.DataContext tree) {
        List<Initializer> initializers = new ArrayList<>(tree.initializer().size());
        tree.initializer()
                .forEach(initializer ->
                        initializers.add(expressions.initializers().initializer(initializer)));
        return new Statement.Data(span(tree), optionalName(tree.name()), types.dataType(tree.dataType()), initializers);
    }

    @Override
    public Statement visitProcBegin(MasmParser.ProcBeginContext tree) {
        List<Name> uses = new ArrayList<>();
        if (tree.uses() != null) {
            tree.uses().name().forEach(register -> uses.add(name(register)));
        }
        List<TypeName.Parameter> parameters = new ArrayList<>(tree.named().size());
        for (MasmParser.NamedContext parameter : tree.named()) {
            parameters.add(new TypeName.Parameter(
                    span(parameter),
                    Optional.of(name(parameter.name())),
                    Optional.ofNullable(parameter.qualifiedType()).map(types::type)));
        }
        TypeName.Signature signature = new TypeName.Signature(types.attributes(tree.attribute()), parameters);
        return new Statement.ProcBegin(span(tree), name(tree.name()), signature, uses);
    }

    @Override
    public Statement visitProcEnd(MasmParser.ProcEndContext tree) {
        return new Statement.ProcEnd(span(tree), name(tree.name()));
    }

    @Override
    public Statement visitPrototype(MasmParser.PrototypeContext tree) {
        return new Statement.Prototype(
                span(tree), name(tree.name()), types.signature(tree.attribute(), tree.parameter()));
    }

    @Override
    public Statement visitLocalDirective(MasmParser.LocalDirectiveContext tree) {
        List<Statement.LocalVariable> variables = new ArrayList<>();
        for (MasmParser.LocalContext local : tree.local()) {
            variables.add(new Statement.LocalVariable(
                    name(local.name()),
                    Optional.ofNullable(local.expression()).map(expressions::visit),
                    Optional.ofNullable(local.qualifiedType()).map(types::type)));
        }
        return new Statement.Local(span(tree), variables);
    }

    @Override
    public Statement visitInvoke(MasmParser.InvokeContext tree) {
        List<Statement.Argument> arguments = new ArrayList<>();
        tree.argument().forEach(argument -> arguments.add(argument(argument)));
        return new Statement.Invoke(span(tree), expressions.visit(tree.expression()), arguments);
    }

    private Statement.Argument argument(MasmParser.ArgumentContext tree) {
        if (tree instanceof MasmParser.AddressArgumentContext address) {
            return new Statement.Argument.Address(span(tree), expressions.visit(address.expression()));
        }
        if (tree instanceof MasmParser.PairArgumentContext pair) {
            return new Statement.Argument.Pair(
                    expressions.visit(pair.expression(0)), expressions.visit(pair.expression(1)));
        }
        MasmParser.ValueArgumentContext value = (MasmParser.ValueArgumentContext) tree;
        return new Statement.Argument.Value(expressions.visit(value.expression()));
    }

    @Override
    public Statement visitAggregateBegin(MasmParser.AggregateBeginContext tree) {
        Optional<Name> outer = optionalName(tree.outer);
        Optional<Expression> operand = Optional.ofNullable(tree.expression()).map(expressions::visit);
        boolean nonUnique = tree.name().size() > (tree.outer == null ? 0 : 1);
        boolean union = tree.UNION() != null;
        if (operand.isPresent() && operand.get() instanceof Expression.Reference word) {
            if (outer.isEmpty()) {
                // A nested one has its name behind the word.
                return new Statement.AggregateBegin(
                        span(tree), union, Optional.of(word.name()), Optional.empty(), nonUnique);
            }
            if (word.name().text().equalsIgnoreCase("NONUNIQUE")) {
                return new Statement.AggregateBegin(span(tree), union, outer, Optional.empty(), true);
            }
        }
        return new Statement.AggregateBegin(span(tree), union, outer, operand, nonUnique);
    }

    @Override
    public Statement visitBlockEnd(MasmParser.BlockEndContext tree) {
        return new Statement.BlockEnd(span(tree), optionalName(tree.name()));
    }

    @Override
    public Statement visitTypedef(MasmParser.TypedefContext tree) {
        return new Statement.Typedef(span(tree), name(tree.name()), types.type(tree.qualifiedType()));
    }

    @Override
    public Statement visitRecord(MasmParser.RecordContext tree) {
        List<Statement.Field> fields = new ArrayList<>();
        for (MasmParser.FieldContext field : tree.field()) {
            fields.add(new Statement.Field(
                    name(field.name()),
                    expressions.visit(field.expression(0)),
                    Optional.ofNullable(field.expression(1)).map(expressions::visit)));
        }
        return new Statement.Record(span(tree), name(tree.name()), fields);
    }

    @Override
    public Statement visitIfBlock(MasmParser.IfBlockContext tree) {
        return control(tree, Kind.IF, tree.condition());
    }

    @Override
    public Statement visitElseIf(MasmParser.ElseIfContext tree) {
        return control(tree, Kind.ELSEIF, tree.condition());
    }

    @Override
    public Statement visitElseBlock(MasmParser.ElseBlockContext tree) {
        return control(tree, Kind.ELSE, null);
    }

    @Override
    public Statement visitEndIf(MasmParser.EndIfContext tree) {
        return control(tree, Kind.ENDIF, null);
    }

    @Override
    public Statement visitWhileBlock(MasmParser.WhileBlockContext tree) {
        return control(tree, Kind.WHILE, tree.condition());
    }

    @Override
    public Statement visitEndWhile(MasmParser.EndWhileContext tree) {
        return control(tree, Kind.ENDW, null);
    }

    @Override
    public Statement visitRepeatBlock(MasmParser.RepeatBlockContext tree) {
        return control(tree, Kind.REPEAT, null);
    }

    @Override
    public Statement visitUntil(MasmParser.UntilContext tree) {
        return control(tree, Kind.UNTIL, tree.condition());
    }

    @Override
    public Statement visitUntilCxz(MasmParser.UntilCxzContext tree) {
        return control(tree, Kind.UNTILCXZ, tree.condition());
    }

    @Override
    public Statement visitBreak(MasmParser.BreakContext tree) {
        return control(tree, Kind.BREAK, tree.condition());
    }

    @Override
    public Statement visitContinue(MasmParser.ContinueContext tree) {
        return control(tree, Kind.CONTINUE, tree.condition());
    }

    private Statement control(ParserRuleContext tree, Kind kind, MasmParser.ConditionContext condition) {
        return new Statement.Control(
                span(tree), kind, Optional.ofNullable(condition).map(conditions::condition));
    }

    @Override
    public Statement visitOtherDirective(MasmParser.OtherDirectiveContext tree) {
        return new Statement.Other(span(tree), tree.OTHER_DIRECTIVE().getText().toUpperCase(Locale.ROOT));
    }

    // ---- what all rules use

    private Name name(MasmParser.NameContext tree) {
        return expressions.name(tree);
    }

    private Optional<Name> optionalName(MasmParser.NameContext tree) {
        return tree == null ? Optional.empty() : Optional.of(name(tree));
    }

    private Span span(ParserRuleContext tree) {
        return expressions.span(tree);
    }
}
