package jmasm.masm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jmasm.base.Span;

/** {@link AstBuilder}'s part for types, and for what PROC and PROTO say of a procedure. */
final class TypeBuilder {

    private final ExpressionBuilder expressions;

    TypeBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    TypeName dataType(MasmParser.DataTypeContext tree) {
        Span span = expressions.span(tree);
        String word = tree.getText();
        if (tree.BUILT_IN_TYPE() != null) {
            return new TypeName.BuiltIn(span, ExpressionBuilder.builtIn(word));
        }
        if (tree.DATA_DIRECTIVE() != null) {
            return new TypeName.BuiltIn(span, typeOfDirective(word.toUpperCase(Locale.ROOT)));
        }
        return new TypeName.Named(span, new Name(span, word));
    }

    private static BuiltInType typeOfDirective(String directive) {
        for (BuiltInType type : BuiltInType.values()) {
            if (type.directive().equals(directive)) {
                return type;
            }
        }
        // DP is an older name of DF.
        return BuiltInType.FWORD;
    }

    TypeName type(MasmParser.QualifiedTypeContext tree) {
        Span span = expressions.span(tree);
        if (tree.PTR() != null) {
            Distance distance = tree.distance == null ? Distance.NEAR : Distance.named(tree.distance.getText());
            return new TypeName.Pointer(
                    span, distance, Optional.ofNullable(tree.qualifiedType()).map(this::type));
        }
        if (tree.BUILT_IN_TYPE() != null) {
            return new TypeName.BuiltIn(
                    span, ExpressionBuilder.builtIn(tree.BUILT_IN_TYPE().getText()));
        }
        if (tree.NEAR() != null || tree.FAR() != null) {
            return new TypeName.Label(span, Distance.named(tree.getText()));
        }
        if (tree.PROC() != null) {
            return new TypeName.Procedure(span);
        }
        if (tree.PROTO() != null) {
            return new TypeName.Prototype(span, signature(tree.attribute(), tree.parameter()));
        }
        return new TypeName.Named(span, expressions.name(tree.name()));
    }

    TypeName.Signature signature(
            List<MasmParser.AttributeContext> attributeTrees, List<MasmParser.ParameterContext> parameterTrees) {
        List<TypeName.Parameter> parameters = new ArrayList<>(parameterTrees.size());
        for (MasmParser.ParameterContext parameter : parameterTrees) {
            parameters.add(new TypeName.Parameter(
                    expressions.span(parameter),
                    Optional.ofNullable(parameter.name()).map(expressions::name),
                    Optional.ofNullable(parameter.qualifiedType()).map(this::type)));
        }
        return new TypeName.Signature(attributes(attributeTrees), parameters);
    }

    List<Name> attributes(List<MasmParser.AttributeContext> trees) {
        List<Name> attributes = new ArrayList<>(trees.size());
        trees.forEach(tree -> attributes.add(new Name(expressions.span(tree), expressions.written(tree))));
        return attributes;
    }
}
