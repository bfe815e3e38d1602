package jmasm.masm;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;

/** {@link AstBuilder}'s part for what stands behind a data directive, and in a record's literal. */
final class InitializerBuilder {

    private final ExpressionBuilder expressions;

    InitializerBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    Initializer initializer(MasmParser.InitializerContext tree) {
        if (tree instanceof MasmParser.DupInitializerContext dup) {
            List<Initializer> items = new ArrayList<>(dup.initializer().size());
            dup.initializer().forEach(item -> items.add(initializer(item)));
            return new Initializer.Dup(expressions.span(dup), expressions.visit(dup.expression()), items);
        }
        if (tree instanceof MasmParser.StructInitializerContext fields) {
            return new Initializer.Fields(expressions.span(fields), fields(fields.initializers()));
        }
        if (tree instanceof MasmParser.UndefinedInitializerContext) {
            return new Initializer.Undefined(expressions.span(tree));
        }
        MasmParser.ValueInitializerContext value = (MasmParser.ValueInitializerContext) tree;
        return new Initializer.Value(expressions.span(tree), expressions.visit(value.expression()));
    }

    List<Initializer> fields(MasmParser.InitializersContext tree) {
        List<Initializer> items = new ArrayList<>();
        Initializer pending = null;
        if (tree.children == null) {
            return items;
        }
        for (ParseTree child : tree.children) {
            if (child instanceof MasmParser.InitializerContext item) {
                pending = initializer(item);
            } else {
                items.add(pending != null ? pending : new Initializer.Omitted(expressions.span(tree)));
                pending = null;
            }
        }
        items.add(pending != null ? pending : new Initializer.Omitted(expressions.span(tree)));
        return items;
    }
}
