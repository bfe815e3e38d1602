package jmasm.linker;

import java.util.Optional;
import jmasm.coff.WeakSearch;

/** What is known of a name. It changes while files are read; a {@link SymbolSlot} holds the latest. */
sealed interface LinkSymbol {

    /** What no file defines so far. */
    record Undefined(Optional<SymbolSlot> fallback, Optional<WeakSearch> search) implements LinkSymbol {

        static final Undefined STRONG = new Undefined(Optional.empty(), Optional.empty());
    }

    /** What a member of a library defines that nobody has asked for yet. */
    record Lazy(Library library, int member) implements LinkSymbol {}

    /**
     * A place in a chunk.
     *
     * @param file     the object that defines it; empty for what the linker made
     * @param function as far as the object says
     */
    record Defined(Chunk chunk, int offset, Optional<ObjectFile> file, boolean function) implements LinkSymbol {

        boolean isCommunal() {
            return chunk instanceof CommunalChunk;
        }
    }

    /** Something of a DLL: the slot that will hold its address ({@code __imp_x}), or a jump through that slot. */
    record Imported(ImportedName name, boolean slot) implements LinkSymbol {}

    /** A number. */
    record Absolute(int value, Optional<ObjectFile> file) implements LinkSymbol {}

    /** True when its value changes when the image is loaded elsewhere. */
    default boolean movesWithImage() {
        return this instanceof Defined || this instanceof Imported;
    }
}
