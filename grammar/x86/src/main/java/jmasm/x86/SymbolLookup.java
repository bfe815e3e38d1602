package jmasm.x86;

import java.util.Optional;

/** Names for addresses, for the disassembler. */
@FunctionalInterface
public interface SymbolLookup {

    SymbolLookup NONE = address -> Optional.empty();

    /** What to print for an address that a jump or a displacement names, e.g. {@code _main@0+4}. */
    Optional<String> name(int address);

    /**
     * What to print for a displacement, immediate or relative field, where a relocation names it. Goes before
     * {@link #name}.
     *
     * @param fieldAddress where the field lies
     * @param value        what it holds
     */
    default Optional<String> nameInField(int fieldAddress, int value) {
        return Optional.empty();
    }
}
