package jmasm.linker;

import java.util.Optional;
import jmasm.coff.CoffSymbols;

/** A name and what is known of it. Objects refer to slots, so that a later definition reaches all of them. */
final class SymbolSlot {

    /** Longer chains of weak externals than this refer to themselves. */
    private static final int LONGEST_CHAIN = 64;

    private static final long PLACED = 1L << 32;

    /** Null for a name that no object brought. */
    private final CoffSymbols names;

    /** Of a symbol in {@link #names} that has the name: hardly any of the names that a link meets is needed as text. */
    private final int nameIndex;

    /** Null until somebody asks. */
    private String name;

    private LinkSymbol symbol;

    // What most questions are about: a slot that is at hand need not fetch its symbol for them.

    private boolean undefined;
    private boolean lazy;
    private boolean alwaysLinked;
    private boolean used;

    /** The address with a bit above it, so that threads that relocate see both or neither; 0 before it is known. */
    private volatile long placement;

    /** @param index of a symbol that has the name */
    SymbolSlot(CoffSymbols names, int index, LinkSymbol symbol) {
        this.names = names;
        this.nameIndex = index;
        set(symbol);
    }

    SymbolSlot(String name, LinkSymbol symbol) {
        this.names = null;
        this.nameIndex = 0;
        this.name = name;
        set(symbol);
    }

    String name() {
        if (name == null) {
            name = names.name(nameIndex);
        }
        return name;
    }

    LinkSymbol symbol() {
        return symbol;
    }

    void set(LinkSymbol newSymbol) {
        symbol = newSymbol;
        undefined = newSymbol instanceof LinkSymbol.Undefined;
        lazy = newSymbol instanceof LinkSymbol.Lazy;
        alwaysLinked = newSymbol instanceof LinkSymbol.Defined defined
                && defined.chunk() instanceof SectionChunk chunk
                && chunk.selection().isEmpty();
    }

    /** Its symbol is a {@link LinkSymbol.Undefined}, with a fallback or without. */
    boolean isUndefined() {
        return undefined;
    }

    /** Its symbol is a {@link LinkSymbol.Lazy}. */
    boolean isLazy() {
        return lazy;
    }

    /** It lies in a section that no reference has to keep. */
    boolean isAlwaysLinked() {
        return alwaysLinked;
    }

    /** Notes that something that is linked refers to it. @return true the first time */
    boolean markUsed() {
        boolean first = !used;
        used = true;
        return first;
    }

    /** What a reference comes to in the low half: a VA, or a number; 0 when {@link #place} has not told it yet. */
    long placement() {
        return placement;
    }

    /** Keeps the address, for all relocations that refer to it. */
    void place(int address) {
        placement = PLACED | Integer.toUnsignedLong(address);
    }

    /** What a reference means in the end: fallbacks of weak externals are followed. */
    LinkSymbol target() {
        LinkSymbol target = symbol;
        if (!undefined) {
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
