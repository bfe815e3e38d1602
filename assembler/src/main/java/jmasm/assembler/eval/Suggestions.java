package jmasm.assembler.eval;

import java.util.Optional;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.Scope;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.symbols.SymbolTable;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.StructType;
import jmasm.masm.BuiltInType;

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
            int distance = isSwapped(name, candidate) ? 1 : distance(name, candidate, bestDistance);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best == null
                ? forLabelElsewhere(name, symbols).or(() -> forType(name))
                : Optional.of("did you mean '" + best + "'?");
    }

    /** A code label within another procedure. */
    private static Optional<String> forLabelElsewhere(String name, SymbolTable symbols) {
        for (AddressSymbol procedure : symbols.addresses()) {
            boolean inside = procedure.scope() != null
                    && procedure.scope().all().stream()
                            .anyMatch(local -> local instanceof AddressSymbol
                                    && local.name().equalsIgnoreCase(name));
            if (inside) {
                return Optional.of("it is a label of procedure '" + procedure.name() + "' alone; with " + name
                        + ":: others see it");
            }
        }
        return Optional.empty();
    }

    /** Whether two neighbours changed places. */
    private static boolean isSwapped(String from, String to) {
        if (from.length() != to.length() || from.length() < 4) {
            return false;
        }
        int at = 0;
        while (at < from.length() && from.charAt(at) == to.charAt(at)) {
            at++;
        }
        return at + 1 < from.length()
                && from.charAt(at) == to.charAt(at + 1)
                && from.charAt(at + 1) == to.charAt(at)
                && from.regionMatches(at + 2, to, at + 2, from.length() - at - 2);
    }

    /** A built-in type with nearly this name. */
    public static Optional<String> forType(String word) {
        for (BuiltInType type : BuiltInType.values()) {
            boolean swapped = word.length() == type.name().length() && distance(word, type.name(), 3) <= 2;
            if (swapped || distance(word, type.name(), 2) <= 1) {
                return Optional.of("did you mean " + type + "?");
            }
        }
        return Optional.empty();
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
