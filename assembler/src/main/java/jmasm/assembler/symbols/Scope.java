package jmasm.assembler.symbols;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jmasm.assembler.CaseMap;

/** Names that are seen within one procedure: its parameters, LOCALs and labels. */
public final class Scope {

    private final String procedure;
    private final NameTable<Symbol> symbols = new NameTable<>(false);
    private final Set<Symbol> used = new HashSet<>();

    public Scope(String procedure) {
        this.procedure = procedure;
    }

    /** The procedure's name. */
    public String procedure() {
        return procedure;
    }

    /** Its names in the order of their declarations. */
    public List<Symbol> all() {
        return symbols.values();
    }

    void use(Symbol symbol) {
        used.add(symbol);
    }

    /** Whether something asked what the symbol is. */
    public boolean isUsed(Symbol symbol) {
        return used.contains(symbol);
    }

    /** Null when it has none of this name. */
    Symbol local(String name, CaseMap caseMap) {
        symbols.setCaseSensitive(caseMap == CaseMap.NONE);
        return symbols.get(name);
    }

    void put(Symbol symbol) {
        symbols.put(symbol.name(), symbol);
    }
}
