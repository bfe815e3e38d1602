package jmasm.masm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jmasm.base.Span;
import org.antlr.v4.runtime.ParserRuleContext;

/** {@link AstBuilder}'s part for segments, linkage and placement: one method a rule, in the grammar's order. */
final class DeclarationBuilder extends MasmParserBaseVisitor<Statement> {

    private final ExpressionBuilder expressions;
    private final TypeBuilder types;

    DeclarationBuilder(ExpressionBuilder expressions, TypeBuilder types) {
        this.expressions = expressions;
        this.types = types;
    }

    @Override
    public Statement visitSegmentBegin(MasmParser.SegmentBeginContext tree) {
        List<Statement.SegmentAttribute> attributes = new ArrayList<>();
        for (MasmParser.SegmentAttributeContext attribute : tree.segmentAttribute()) {
            boolean quoted = attribute.STRING() != null;
            String word = quoted
                    ? ExpressionBuilder.unquote(attribute.getText())
                    : attribute.getStart().getText();
            attributes.add(new Statement.SegmentAttribute(span(attribute), word, segmentArguments(attribute), quoted));
        }
        return new Statement.SegmentBegin(span(tree), name(tree.name()), attributes);
    }

    /** What stands in parentheses; of AT, the number behind it, which is an attribute to the grammar. */
    private List<Expression> segmentArguments(MasmParser.SegmentAttributeContext attribute) {
        if (attribute.NUMBER() != null) {
            return List.of(expressions.number(span(attribute), attribute.getText()));
        }
        return expressions.all(attribute.expression());
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
                    communalType(name),
                    Optional.ofNullable(name.expression()).map(expressions::visit)));
        }
        return new Statement.Comm(span(tree), names);
    }

    private TypeName communalType(MasmParser.CommNameContext name) {
        return name.qualifiedType() != null
                ? types.type(name.qualifiedType())
                : new TypeName.Sized(
                        span(name), expressions.number(span(name), name.NUMBER().getText()));
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
        return new Statement.Align(span(tree), Optional.of(new Expression.Number(span(tree), 2, "2")));
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

    // ---- what all rules use

    private List<Expression> all(List<MasmParser.ExpressionContext> trees) {
        return expressions.all(trees);
    }

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
