package jmasm.linker;

import java.util.Optional;

/** A name and what is known of it. Objects refer to slots, so that a later definition reaches all of them. */
final class SymbolSlot {

    /** Longer chains of weak externals than this refer to themselves. */
    private static final int LONGEST_CHAIN = 64;

    private final String name;
    private LinkSymbol symbol;

    SymbolSlot(String name, LinkSymbol symbol) {
        this.name = name;
        this.symbol = symbol;
    }

    String name() {
        return name;
    }

    LinkSymbol symbol() {
        return symbol;
    }

    void set(LinkSymbol newSymbol) {
        symbol = newSymbol;
    }

    /** What a reference means in the end: fallbacks of weak externals are followed. */
    LinkSymbol target() {
        LinkSymbol target = symbol;
        if (!(target instanceof LinkSymbol.Undefined)) {
            return target;
        }
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            Optional<SymbolSlot> next = fallback(target);
            if (next.isEmpty()) {
                return target;
            }
            target = next.get().symbol;
        }
        return LinkSymbol.Undefined.STRONG;
    }

    private static Optional<SymbolSlot> fallback(LinkSymbol symbol) {
        return symbol instanceof LinkSymbol.Undefined undefined ? undefined.fallback() : Optional.empty();
    }

    /** Nobody defines it, and it has no fallback that is defined. Lazy counts as undefined: it was not to be pulled. */
    boolean isUnresolved() {
        LinkSymbol target = target();
        return target instanceof LinkSymbol.Undefined || target instanceof LinkSymbol.Lazy;
    }
}
