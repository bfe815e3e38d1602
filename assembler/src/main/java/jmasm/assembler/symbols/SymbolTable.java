package jmasm.assembler.symbols;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jmasm.assembler.CaseMap;

/** Every name of a source, in the order in which they appeared. */
public final class SymbolTable {

    private final Map<String, Symbol> globals = new LinkedHashMap<>(1024);
    private final Map<String, Symbol> predefined = new HashMap<>();
    private final List<AddressSymbol> addresses = new ArrayList<>();
    private CaseMap caseMap;
    private boolean complete;

    public SymbolTable(CaseMap caseMap) {
        this.caseMap = caseMap;
    }

    public CaseMap caseMap() {
        return caseMap;
    }

    /** From here on, as OPTION CASEMAP says. Names known already keep being found under their old spelling. */
    public void setCaseMap(CaseMap newCaseMap) {
        caseMap = newCaseMap;
        if (newCaseMap == CaseMap.NONE) {
            List<Symbol> known = new ArrayList<>(globals.values());
            globals.clear();
            known.forEach(symbol -> globals.put(symbol.name(), symbol));
        }
    }

    /** All of the source was read: what is undefined now, stays so. */
    public void setComplete() {
        complete = true;
    }

    public boolean isComplete() {
        return complete;
    }

    /** Null when there is none. */
    public Symbol global(String name) {
        Symbol symbol = globals.get(key(name));
        return symbol == null && !name.isEmpty() && name.charAt(0) == '@'
                ? predefined.get(name.toUpperCase(Locale.ROOT))
                : symbol;
    }

    /** What {@code name} means within a procedure, or outside of any when {@code scope} is null. */
    public Symbol find(String name, Scope scope) {
        if (scope != null) {
            Symbol local = scope.symbols().get(key(name));
            if (local != null) {
                scope.use(local);
                return local;
            }
        }
        return global(name);
    }

    /** Replaces whatever had the name. */
    public void put(Symbol symbol) {
        globals.put(key(symbol.name()), symbol);
        if (symbol instanceof AddressSymbol address) {
            addresses.add(address);
        }
    }

    /** Puts another symbol in the place of one that has turned out to be something else. */
    public void replace(AddressSymbol old, Symbol symbol) {
        addresses.remove(old);
        globals.put(key(symbol.name()), symbol);
    }

    /** Every global symbol, in the order of their declarations. */
    public Collection<Symbol> globals() {
        return Collections.unmodifiableCollection(globals.values());
    }

    /** A name such as {@code @Version}, which is found in any case whatever CASEMAP says. */
    public void putPredefined(Symbol symbol) {
        predefined.put(symbol.name().toUpperCase(Locale.ROOT), symbol);
    }

    public void remove(String name) {
        globals.remove(key(name));
    }

    /** Defines a name of a procedure; false when it has one of this name. */
    public boolean putLocal(Scope scope, Symbol symbol) {
        return scope.symbols().putIfAbsent(key(symbol.name()), symbol) == null;
    }

    /** Global names with an address, in the order of their declarations. */
    public List<AddressSymbol> addresses() {
        return Collections.unmodifiableList(addresses);
    }

    /** Every name that a place can use, those of its procedure first. */
    public List<Symbol> visible(Scope scope) {
        List<Symbol> visible = new ArrayList<>();
        if (scope != null) {
            visible.addAll(scope.symbols().values());
        }
        visible.addAll(globals.values());
        return visible;
    }

    private String key(String name) {
        return caseMap == CaseMap.NONE ? name : name.toUpperCase(Locale.ROOT);
    }
}
