package jmasm.assembler.symbols;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jmasm.assembler.CaseMap;

/** Every name of a source, in the order in which they appeared. */
public final class SymbolTable {

    private final NameTable<Symbol> globals;
    private final NameTable<Symbol> predefined = new NameTable<>(false);
    private final List<AddressSymbol> addresses = new ArrayList<>();
    private CaseMap caseMap;
    private boolean complete;

    public SymbolTable(CaseMap caseMap) {
        this.caseMap = caseMap;
        this.globals = new NameTable<>(caseMap == CaseMap.NONE);
    }

    public CaseMap caseMap() {
        return caseMap;
    }

    /** From here on, as OPTION CASEMAP says. */
    public void setCaseMap(CaseMap newCaseMap) {
        caseMap = newCaseMap;
        globals.setCaseSensitive(newCaseMap == CaseMap.NONE);
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
        return global(name, 0, name.length());
    }

    /** Of the name from {@code from} to {@code to} of a text; null when there is none. */
    public Symbol global(String text, int from, int to) {
        Symbol symbol = globals.get(text, from, to);
        return symbol == null && from < to && text.charAt(from) == '@' ? predefined.get(text, from, to) : symbol;
    }

    /** What {@code name} means within a procedure, or outside of any when {@code scope} is null. */
    public Symbol find(String name, Scope scope) {
        if (scope != null) {
            Symbol local = scope.local(name, caseMap);
            if (local != null) {
                scope.use(local);
                return local;
            }
        }
        return global(name);
    }

    /** Replaces whatever had the name. */
    public void put(Symbol symbol) {
        globals.put(symbol.name(), symbol);
        if (symbol instanceof AddressSymbol address) {
            addresses.add(address);
        }
    }

    /** Puts another symbol in the place of one that has turned out to be something else. */
    public void replace(AddressSymbol old, Symbol symbol) {
        addresses.remove(old);
        globals.put(symbol.name(), symbol);
    }

    /** Every global symbol, in the order of their declarations. */
    public List<Symbol> globals() {
        return globals.values();
    }

    /** A name such as {@code @Version}, which is found in any case whatever CASEMAP says. */
    public void putPredefined(Symbol symbol) {
        predefined.put(symbol.name(), symbol);
    }

    public void remove(String name) {
        globals.remove(name);
    }

    /** Defines a name of a procedure; false when it has one of this name. */
    public boolean putLocal(Scope scope, Symbol symbol) {
        boolean known = scope.local(symbol.name(), caseMap) != null;
        if (!known) {
            scope.put(symbol);
        }
        return !known;
    }

    /** Global names with an address, in the order of their declarations. */
    public List<AddressSymbol> addresses() {
        return Collections.unmodifiableList(addresses);
    }

    /** Every name that a place can use, those of its procedure first. */
    public List<Symbol> visible(Scope scope) {
        List<Symbol> visible = new ArrayList<>();
        if (scope != null) {
            visible.addAll(scope.all());
        }
        visible.addAll(globals.values());
        return visible;
    }
}
