package jmasm.assembler.symbols;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names that are seen within one procedure: its parameters, LOCALs and labels. */
public final class Scope {

    private final String procedure;
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();

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

    Map<String, Symbol> symbols() {
        return symbols;
    }
}
