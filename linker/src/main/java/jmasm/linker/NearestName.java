package jmasm.linker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jmasm.coff.ImportMember;

/** Finds the known name that comes nearest to one that nobody defines, and says how the two differ. */
final class NearestName {

    private static final int LARGEST_DISTANCE = 2;

    /** What start-up code calls. */
    private static final Set<String> ENTRIES = Set.of("main", "wmain", "WinMain", "wWinMain", "DllMain");

    /** Looking at every name for every undefined symbol must not take longer than the link. */
    private static final int MOST_SEARCHES = 20;

    private final SymbolTable symbols;
    private final BuiltInLibraries builtIn;
    private List<String> known = List.of();
    private int searches;

    NearestName(SymbolTable symbols, BuiltInLibraries builtIn) {
        this.symbols = symbols;
        this.builtIn = builtIn;
    }

    /** A sentence for the user, when there is something to say. */
    Optional<String> hint(String name) {
        if (searches++ >= MOST_SEARCHES) {
            return Optional.empty();
        }
        String pointer = ImportMember.IMP_PREFIX + name;
        if (symbols.findOrOffered(pointer)
                .filter(slot -> !slot.isUnresolved() || slot.isLazy())
                .isPresent()) {
            return Optional.of("there is " + pointer + ": it is a variable of a DLL, declare it with"
                    + " __declspec(dllimport); in MASM, " + pointer + " is a pointer to it");
        }
        Optional<String> library = builtIn.definer(name);
        if (library.isPresent()) {
            return Optional.of("INCLUDELIB " + library.get() + " defines it");
        }
        if (known.isEmpty()) {
            collectKnown();
        }
        String best = "";
        int bestDistance = LARGEST_DISTANCE + 1;
        String bare = Decoration.bare(name);
        for (String candidate : known) {
            int distance = distance(bare, Decoration.bare(candidate), bestDistance);
            if (distance < bestDistance && !candidate.equals(name)) {
                best = candidate;
                bestDistance = distance;
            }
        }
        if (bestDistance > 0) {
            Optional<BuiltInLibraries.Offer> offer = builtIn.named(bare);
            if (offer.isPresent()) {
                String symbol = offer.get().symbol();
                return Optional.of(
                        explain(name, bare, symbol, 0, " in " + offer.get().library()));
            }
        }
        if (best.isEmpty()) {
            return ENTRIES.contains(bare)
                    ? Optional.of("the C library begins the program there: main, WinMain for /SUBSYSTEM:WINDOWS,"
                            + " DllMain for a DLL")
                    : Optional.empty();
        }
        return Optional.of(explain(name, bare, best, bestDistance, ""));
    }

    private void collectKnown() {
        known = new ArrayList<>();
        for (SymbolSlot slot : symbols.all()) {
            if (SymbolTable.isKnown(slot) && !slot.name().startsWith(ImportMember.IMP_PREFIX)) {
                known.add(slot.name());
            }
        }
        symbols.tables().forEach(table -> known.addAll(table.symbols()));
    }

    private static String explain(String name, String bare, String best, int distance, String where) {
        if (distance > 0) {
            return bare.equalsIgnoreCase(Decoration.bare(best))
                    ? "there is " + best + where + ", which differs in case"
                    : "there is " + best + where;
        }
        return Decoration.isStdcall(name) && Decoration.isStdcall(best)
                ? "there is " + best + where + ": the prototype has other arguments, in bytes behind the @"
                : "there is " + best + where + ": the calling conventions differ";
    }

    /**
     * Insertions, deletions, replacements and exchanges of neighbours that make {@code b} of {@code a}; {@code limit}
     * when there are as many or more than a name of this length stands.
     */
    private static int distance(String a, String b, int limit) {
        // Short names are near to everything.
        int allowed = Math.min(limit, a.length() / 4 + 1);
        if (Math.abs(a.length() - b.length()) >= allowed && !a.equals(b)) {
            return limit;
        }
        if (a.equalsIgnoreCase(b)) {
            return a.equals(b) ? 0 : 1;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int smallest = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                smallest = Math.min(smallest, row[j]);
            }
            if (smallest > allowed) {
                return limit;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()] < allowed ? last[b.length()] : limit;
    }
}
