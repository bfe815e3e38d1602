package jmasm.masm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.antlr.v4.runtime.Token;

/**
 * OPATTR and .TYPE ask what a macro's argument is, whatever it is: of what is no expression ml says 0, as of a real
 * number, which takes its place here.
 */
final class WorthlessOperands {

    private WorthlessOperands() {}

    /**
     * The line with such operands replaced; null when it has none.
     *
     * @param line         the last token is EOF
     * @param isExpression asked with tokens of which the last is EOF
     */
    static List<LineToken> replaced(List<LineToken> line, Predicate<List<LineToken>> isExpression) {
        List<LineToken> replaced = new ArrayList<>(line.size());
        boolean changed = false;
        for (int at = 0; at < line.size(); at++) {
            replaced.add(line.get(at));
            int type = line.get(at).getType();
            if (type != MasmLexer.OPATTR && type != MasmLexer.DOT_TYPE) {
                continue;
            }
            int end = end(line, at + 1);
            List<LineToken> operand = new ArrayList<>(line.subList(at + 1, end));
            operand.add(line.get(line.size() - 1));
            if (end > at + 1 && !isExpression.test(operand)) {
                replaced.add(line.get(at + 1).as(MasmLexer.REAL_NUMBER));
                changed = true;
                at = end - 1;
            }
        }
        return changed ? replaced : null;
    }

    /** The operators bind loosest: behind the operand is a comma, a parenthesis that was open before, or nothing. */
    private static int end(List<LineToken> line, int from) {
        int depth = 0;
        for (int at = from; at < line.size(); at++) {
            switch (line.get(at).getType()) {
                case MasmLexer.OPEN -> depth++;
                case MasmLexer.CLOSE -> depth--;
                case MasmLexer.COMMA -> depth = depth == 0 ? -1 : depth;
                case Token.EOF -> depth = -1;
                default -> {}
            }
            if (depth < 0) {
                return at;
            }
        }
        return line.size();
    }
}
