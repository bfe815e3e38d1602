package jmasm.assembler.eval;

import jmasm.assembler.layout.Location;
import jmasm.assembler.symbols.Scope;

/**
 * Where and when an expression stands; with it, it can be evaluated later as if it were then.
 *
 * @param sequence   number of the statement: which value of an {@code =} name holds
 * @param scope      the procedure around it, null outside of any
 * @param here       {@code $}, null outside segments
 * @param anonymous  how many {@code @@:} stand before it
 * @param assumptions what ASSUME says about registers
 */
public record Context(int sequence, Scope scope, Location here, int anonymous, Assumptions assumptions) {

    public Context at(Location newHere) {
        return new Context(sequence, scope, newHere, anonymous, assumptions);
    }
}
