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

/**
 * Parse trees to records. With {@link ExpressionBuilder} the only code that sees generated classes; one method a rule,
 * in the grammar's order.
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

    private final StatementText source;
    private final ExpressionBuilder expressions;
    private final TypeBuilder types;
    private final ConditionBuilder conditions;

    AstBuilder(StatementText source, int radix) {
        this.source = source;
        this.expressions = new ExpressionBuilder(source, radix);
        this.types = new TypeBuilder(expressions);
        this.conditions = new ConditionBuilder(expressions);
    }

    List<Statement> statements(MasmParser.StatementContext tree) throws SyntaxError {
        try {
            List<Statement> statements = new ArrayList<>(2);
            if (tree.label() != null) {
                statements.add(visitLabel(tree.label()));
            }
            if (tree.body() != null) {
                statements.add(visit(tree.body().getChild(0)));
            }
            return statements;
        } catch (Failure failure) {
            throw failure.error;
        }
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
        List<Name> prefixes = new ArrayList<>(tree.PREFIX().size());
        tree.PREFIX().forEach(prefix -> prefixes.add(name(prefix.getSymbol())));
        Optional<Name> mnemonic = Optional.ofNullable(tree.MNEMONIC()).map(token -> name(token.getSymbol()));
        return new Statement.Instruction(span(tree), prefixes, mnemonic, all(tree.expression()));
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
    public Statement visitSegmentBegin(MasmParser.SegmentBeginContext tree) {
        List<Statement.SegmentAttribute> attributes = new ArrayList<>();
        for (MasmParser.SegmentAttributeContext attribute : tree.segmentAttribute()) {
            boolean quoted = attribute.STRING() != null;
            String word = quoted
                    ? ExpressionBuilder.unquote(attribute.getText())
                    : attribute.getStart().getText();
            attributes.add(new Statement.SegmentAttribute(span(attribute), word, segmentArgument(attribute), quoted));
        }
        return new Statement.SegmentBegin(span(tree), name(tree.name()), attributes);
    }

    /** What stands in parentheses; of AT, the number behind it, which is an attribute to the grammar. */
    private Optional<Expression> segmentArgument(MasmParser.SegmentAttributeContext attribute) {
        if (attribute.NUMBER() != null) {
            return Optional.of(expressions.number(span(attribute), attribute.getText()));
        }
        return Optional.ofNullable(attribute.expression()).map(expressions::visit);
    }

    @Override
    public Statement visitModel(MasmParser.ModelContext tree) {
        List<Name> words = new ArrayList<>();
        tree.modelWord().forEach(word -> words.add(name(word.name())));
        return new Statement.Model(span(tree), words);
    }

    @Override
    public Statement visitSimplifiedSegment(MasmParser.SimplifiedSegmentContext tree) {
        Statement.SimplifiedSegment.Kind kind = switch (tree.getStart().getType()) {
            case MasmParser.DOT_CODE -> Statement.SimplifiedSegment.Kind.CODE;
            case MasmParser.DOT_DATA -> Statement.SimplifiedSegment.Kind.DATA;
            case MasmParser.DOT_CONST -> Statement.SimplifiedSegment.Kind.CONST;
            case MasmParser.DOT_FARDATA -> Statement.SimplifiedSegment.Kind.FAR_DATA;
            case MasmParser.DOT_FARDATA_UNINITIALIZED -> Statement.SimplifiedSegment.Kind.UNINITIALIZED_FAR_DATA;
            default -> Statement.SimplifiedSegment.Kind.UNINITIALIZED_DATA;
        };
        return new Statement.SimplifiedSegment(span(tree), kind, optionalName(tree.name()));
    }

    @Override
    public Statement visitStack(MasmParser.StackContext tree) {
        return new Statement.Stack(
                span(tree), Optional.ofNullable(tree.expression()).map(expressions::visit));
    }

    @Override
    public Statement visitAssume(MasmParser.AssumeContext tree) {
        List<Statement.Assumption> assumptions = new ArrayList<>();
        for (MasmParser.AssumptionContext assumption : tree.assumption()) {
            assumptions.add(new Statement.Assumption(
                    name(assumption.name()),
                    Optional.ofNullable(assumption.qualifiedType()).map(types::type)));
        }
        return new Statement.Assume(span(tree), assumptions);
    }

    @Override
    public Statement visitGroupDirective(MasmParser.GroupDirectiveContext tree) {
        List<Name> segments = new ArrayList<>();
        tree.name().forEach(segment -> segments.add(name(segment)));
        return new Statement.Group(span(tree), segments.remove(0), segments);
    }

    @Override
    public Statement visitCpu(MasmParser.CpuContext tree) {
        return new Statement.Cpu(span(tree), tree.getText().substring(1).toUpperCase(Locale.ROOT));
    }

    @Override
    public Statement visitExtern(MasmParser.ExternContext tree) {
        return new Statement.Extern(span(tree), false, externals(tree.attributedName()));
    }

    @Override
    public Statement visitExterndef(MasmParser.ExterndefContext tree) {
        return new Statement.Extern(span(tree), true, externals(tree.attributedName()));
    }

    private List<Statement.External> externals(List<MasmParser.AttributedNameContext> trees) {
        List<Statement.External> names = new ArrayList<>();
        for (MasmParser.AttributedNameContext tree : trees) {
            names.add(new Statement.External(
                    optionalName(tree.language),
                    name(tree.symbol),
                    optionalName(tree.alternative),
                    Optional.ofNullable(tree.qualifiedType()).map(types::type)));
        }
        return names;
    }

    @Override
    public Statement visitPublic(MasmParser.PublicContext tree) {
        List<Statement.External> names = new ArrayList<>();
        for (MasmParser.PublicNameContext name : tree.publicName()) {
            names.add(new Statement.External(
                    optionalName(name.language), name(name.symbol), Optional.empty(), Optional.empty()));
        }
        return new Statement.Public(span(tree), names);
    }

    @Override
    public Statement visitComm(MasmParser.CommContext tree) {
        List<Statement.Communal> names = new ArrayList<>();
        for (MasmParser.CommNameContext name : tree.commName()) {
            Optional<Name> language = name.attribute().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Name(span(name.attribute(0)), name.attribute(0).getText()));
            names.add(new Statement.Communal(
                    language,
                    name(name.name()),
                    types.type(name.qualifiedType()),
                    Optional.ofNullable(name.expression()).map(expressions::visit)));
        }
        return new Statement.Comm(span(tree), names);
    }

    @Override
    public Statement visitSafeseh(MasmParser.SafesehContext tree) {
        return new Statement.SafeSeh(span(tree), name(tree.name()));
    }

    @Override
    public Statement visitAlias(MasmParser.AliasContext tree) {
        String text = expressions.written(tree);
        String alias = text.substring(text.indexOf('<') + 1, text.indexOf('>'));
        String other = text.substring(text.lastIndexOf('<') + 1, text.lastIndexOf('>'));
        return new Statement.Alias(span(tree), alias.strip(), other.strip());
    }

    @Override
    public Statement visitFpo(MasmParser.FpoContext tree) {
        return new Statement.Fpo(span(tree), all(tree.expression()));
    }

    @Override
    public Statement visitLabelDirective(MasmParser.LabelDirectiveContext tree) {
        return new Statement.LabelDirective(span(tree), name(tree.name()), types.type(tree.qualifiedType()));
    }

    @Override
    public Statement visitAlign(MasmParser.AlignContext tree) {
        return new Statement.Align(
                span(tree), Optional.ofNullable(tree.expression()).map(expressions::visit));
    }

    @Override
    public Statement visitEven(MasmParser.EvenContext tree) {
        return new Statement.Align(span(tree), Optional.of(new Expression.Number(span(tree), 2, "2", true)));
    }

    @Override
    public Statement visitOrg(MasmParser.OrgContext tree) {
        return new Statement.Org(span(tree), expressions.visit(tree.expression()));
    }

    @Override
    public Statement visitOptionDirective(MasmParser.OptionDirectiveContext tree) {
        List<Statement.Setting> settings = new ArrayList<>();
        for (MasmParser.OptionContext option : tree.option()) {
            MasmParser.OptionWordContext word = option.optionWord(0);
            String text = expressions.written(option);
            int colon = text.indexOf(':');
            settings.add(new Statement.Setting(
                    new Name(span(word), word.getText()),
                    colon < 0
                            ? Optional.empty()
                            : Optional.of(text.substring(colon + 1).strip())));
        }
        return new Statement.Option(span(tree), settings);
    }

    @Override
    public Statement visitContextDirective(MasmParser.ContextDirectiveContext tree) {
        List<Name> words = new ArrayList<>();
        tree.contextWord().forEach(word -> words.add(name(word.name())));
        return new Statement.ContextDirective(span(tree), tree.PUSHCONTEXT() != null, words);
    }

    @Override
    public Statement visitEnd(MasmParser.EndContext tree) {
        return new Statement.End(
                span(tree), Optional.ofNullable(tree.expression()).map(expressions::visit));
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

    private List<Expression> all(List<MasmParser.ExpressionContext> trees) {
        List<Expression> built = new ArrayList<>(trees.size());
        for (MasmParser.ExpressionContext tree : trees) {
            built.add(expressions.visit(tree));
        }
        return built;
    }

    private Name name(MasmParser.NameContext tree) {
        return expressions.name(tree);
    }

    private Name name(Token token) {
        return new Name(WordTokens.span(source, token), token.getText());
    }

    private Optional<Name> optionalName(MasmParser.NameContext tree) {
        return tree == null ? Optional.empty() : Optional.of(name(tree));
    }

    private Span span(ParserRuleContext tree) {
        return expressions.span(tree);
    }
}
