package jmasm.linker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.coff.ImportMember;

/** Finds the known name that comes nearest to one that nobody defines, and says how the two differ. */
final class NearestName {

    private static final int LARGEST_DISTANCE = 2;

    /** Looking at every name for every undefined symbol must not take longer than the link. */
    private static final int MOST_SEARCHES = 20;

    private final SymbolTable symbols;
    private List<String> known = List.of();
    private int searches;

    NearestName(SymbolTable symbols) {
        this.symbols = symbols;
    }

    /** A sentence for the user, when there is something to say. */
    Optional<String> hint(String name) {
        if (searches++ >= MOST_SEARCHES) {
            return Optional.empty();
        }
        if (known.isEmpty()) {
            collectKnown();
        }
        String best = "";
        int bestDistance = LARGEST_DISTANCE + 1;
        String bare = Decoration.bare(name);
        for (String candidate : known) {
            int distance = distance(bare, Decoration.bare(candidate), bestDistance);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(explain(name, bare, best, bestDistance));
    }

    private void collectKnown() {
        known = new ArrayList<>();
        for (SymbolSlot slot : symbols.all()) {
            if (SymbolTable.isKnown(slot) && !slot.name().startsWith(ImportMember.IMP_PREFIX)) {
                known.add(slot.name());
            }
        }
    }

    private static String explain(String name, String bare, String best, int distance) {
        if (distance > 0) {
            return bare.equalsIgnoreCase(Decoration.bare(best))
                    ? "there is " + best + ", which differs in case"
                    : "there is " + best;
        }
        return Decoration.isStdcall(name) && Decoration.isStdcall(best)
                ? "there is " + best + ": the prototype has other arguments, in bytes behind the @"
                : "there is " + best + ": the calling conventions differ";
    }

    /** Insertions, deletions and replacements that make {@code b} of {@code a}; {@code limit} when there are as many. */
    private static int distance(String a, String b, int limit) {
        // Short names are near to everything.
        int allowed = Math.min(limit, Math.max(1, a.length() / 4 + 1));
        if (Math.abs(a.length() - b.length()) >= allowed) {
            return limit;
        }
        if (a.equalsIgnoreCase(b)) {
            return a.equals(b) ? 0 : 1;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            int smallest = row[0];
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
                smallest = Math.min(smallest, row[j]);
            }
            if (smallest >= allowed) {
                return limit;
            }
        }
        return row[b.length()] < allowed ? row[b.length()] : limit;
    }
}
