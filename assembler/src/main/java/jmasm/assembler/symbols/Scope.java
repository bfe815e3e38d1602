package jmasm.assembler.symbols;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Names that are seen within one procedure: its parameters, LOCALs and labels. */
public final class Scope {

    private final String procedure;
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    private final Set<Symbol> used = new HashSet<>();

    public Scope(String procedure) {
        this.procedure = procedure;
    }

    /** The procedure's name. */
    public String procedure() {
        return procedure;
    }

    /** Its names in the order of their declarations. */
    public Collection<Symbol> all() {
        return Collections.unmodifiableCollection(symbols.values());
    }

    void use(Symbol symbol) {
        used.add(symbol);
    }

    /** Whether something asked what the symbol is. */
    public boolean isUsed(Symbol symbol) {
        return used.contains(symbol);
    }

    Map<String, Symbol> symbols() {
        return symbols;
    }
}
