package jmasm.assembler.eval;

import jmasm.masm.Expression;

/** An expression that is evaluated anew whenever its name is used, as the place where it was written saw it. */
public final class Deferred {

    private final Expression expression;
    private final Context context;
    private boolean entered;

    public Deferred(Expression expression, Context context) {
        this.expression = expression;
        this.context = context;
    }

    Expression expression() {
        return expression;
    }

    Context context() {
        return context;
    }

    /** False when it is being evaluated already: it depends on itself. */
    boolean enter() {
        boolean free = !entered;
        entered = true;
        return free;
    }

    void leave() {
        entered = false;
    }
}
