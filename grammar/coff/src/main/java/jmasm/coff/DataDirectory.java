package jmasm.coff;

/** Where a table of an image stands: RVA and bytes; both 0 when there is none. */
public record DataDirectory(int rva, int size) {

    public static final DataDirectory NONE = new DataDirectory(0, 0);

    public boolean isPresent() {
        return rva != 0;
    }
}
