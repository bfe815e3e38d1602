package jmasm.coff;

import java.util.Optional;

/** How hard to look for a weak external before its fallback is taken (IMAGE_WEAK_EXTERN_*). */
public enum WeakSearch {
    /** Not in libraries. */
    SEARCH_NOLIBRARY(1),
    /** In libraries too. MASM: {@code EXTERN name (fallback)}. */
    SEARCH_LIBRARY(2),
    /** The symbol is another name of its fallback. MASM: {@code ALIAS <name> = <fallback>}. */
    SEARCH_ALIAS(3),
    /** A dependency that must not be both ways (C compilers). */
    ANTI_DEPENDENCY(4);

    private final int code;

    WeakSearch(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<WeakSearch> of(int code) {
        return code >= 1 && code <= values().length ? Optional.of(values()[code - 1]) : Optional.empty();
    }
}
