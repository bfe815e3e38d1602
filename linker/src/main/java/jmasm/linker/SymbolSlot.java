package jmasm.linker;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jmasm.coff.CoffSymbols;

/** A name and what is known of it. Objects refer to slots, so that a later definition reaches all of them. */
final class SymbolSlot {

    /** Longer chains of weak externals than this refer to themselves. */
    private static final int LONGEST_CHAIN = 64;

    // Where the name stands in its object: of a hundred thousand names a link needs hardly any as text.

    private final byte[] nameBytes;
    private final int nameStart;
    private final int nameLength;

    /** Null until somebody asks. */
    private String name;

    private LinkSymbol symbol;
    private boolean used;

    /** @param index of the symbol that has the name */
    SymbolSlot(CoffSymbols names, int index, LinkSymbol symbol) {
        this.nameBytes = names.names();
        this.nameStart = names.nameStart(index);
        this.nameLength = names.nameLength(index);
        this.symbol = symbol;
    }

    SymbolSlot(String name, LinkSymbol symbol) {
        this.nameBytes = name.getBytes(StandardCharsets.ISO_8859_1);
        this.nameStart = 0;
        this.nameLength = nameBytes.length;
        this.name = name;
        this.symbol = symbol;
    }

    String name() {
        if (name == null) {
            name = new String(nameBytes, nameStart, nameLength, StandardCharsets.ISO_8859_1);
        }
        return name;
    }

    /** True when its name is that of a symbol. */
    boolean hasName(CoffSymbols names, int index) {
        if (names.nameLength(index) != nameLength) {
            return false;
        }
        byte[] other = names.names();
        int at = names.nameStart(index);
        byte[] own = nameBytes;
        int ownAt = nameStart;
        for (int end = ownAt + nameLength; ownAt < end; ownAt++) {
            if (own[ownAt] != other[at++]) {
                return false;
            }
        }
        return true;
    }

    LinkSymbol symbol() {
        return symbol;
    }

    void set(LinkSymbol newSymbol) {
        symbol = newSymbol;
    }

    /** Notes that something that is linked refers to it. @return true the first time */
    boolean markUsed() {
        boolean first = !used;
        used = true;
        return first;
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
