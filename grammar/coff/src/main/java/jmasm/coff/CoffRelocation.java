package jmasm.coff;

/**
 * A field of a section that the linker fills in. The field already holds the addend.
 *
 * @param offset   of the field from the beginning of the section's data
 * @param symbol   index into {@link CoffObject#symbols()}; unlike the file's it counts no auxiliary records
 * @param typeCode see {@link RelocationType}; a file may hold any 16-bit number
 */
public record CoffRelocation(int offset, int symbol, int typeCode) {

    public CoffRelocation(int offset, int symbol, RelocationType type) {
        this(offset, symbol, type.code());
    }
}
