package jmasm.assembler.eval;

import java.util.Optional;
import jmasm.assembler.symbols.Scope;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.symbols.SymbolTable;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.StructType;

/** What the user may have meant by a name that is not there. */
public final class Suggestions {

    private static final int LONGEST_COMPARED = 64;

    private Suggestions() {}

    static Optional<String> forUndefined(String name, SymbolTable symbols, Scope scope) {
        if (looksHexadecimal(name)) {
            return Optional.of("a number begins with a digit: write 0" + name);
        }
        String best = null;
        int bestDistance = tolerated(name) + 1;
        for (Symbol symbol : symbols.visible(scope)) {
            String candidate = symbol.name();
            if (candidate.equalsIgnoreCase(name)) {
                return Optional.of("case matters here (OPTION CASEMAP:NONE): '" + candidate + "' is defined");
            }
            int distance = distance(name, candidate, bestDistance);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best == null ? Optional.empty() : Optional.of("did you mean '" + best + "'?");
    }

    static Optional<String> forField(String name, MasmType type) {
        if (!(type instanceof StructType struct)) {
            return Optional.empty();
        }
        for (StructType.Field field : struct.fields()) {
            if (distance(name, field.name(), tolerated(name) + 1) <= tolerated(name)) {
                return Optional.of(struct.name() + " has a field '" + field.name() + "'");
            }
        }
        return Optional.of("'" + name + "' is no field of " + struct.name());
    }

    /** FFh, which MASM reads as a name. */
    private static boolean looksHexadecimal(String name) {
        int last = name.length() - 1;
        if (last < 1 || Character.toLowerCase(name.charAt(last)) != 'h') {
            return false;
        }
        for (int i = 0; i < last; i++) {
            if (Character.digit(name.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int tolerated(String name) {
        return name.length() < 4 ? 0 : name.length() < 8 ? 1 : 2;
    }

    /** Changes of one letter that lead from one to the other, in any case; {@code limit} when there are as many. */
    public static int distance(String from, String to, int limit) {
        int difference = Math.abs(from.length() - to.length());
        if (difference >= limit || from.length() > LONGEST_COMPARED || to.length() > LONGEST_COMPARED) {
            return limit;
        }
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            char c = Character.toLowerCase(from.charAt(i - 1));
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int same = c == Character.toLowerCase(to.charAt(j - 1)) ? 0 : 1;
                row[j] = Math.min(diagonal + same, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return Math.min(limit, row[to.length()]);
    }
}
