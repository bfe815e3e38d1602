package jmasm.coff;

/** What follows a symbol in the symbol table and says more about it: 18 bytes each in the file. */
public sealed interface CoffAuxiliary {

    /** Length of a record in the file. */
    int SIZE = 18;

    /**
     * Follows the symbol of a section.
     *
     * @param length          of the section
     * @param relocations     their number, at most 65,535
     * @param lineNumbers     their number
     * @param checkSum        of the data (CRC-32 without the inversions), for {@link ComdatSelection#EXACT_MATCH}
     * @param associated      number of the section that this one goes with, from 1; 0 unless selection is ASSOCIATIVE
     * @param selectionCode   see {@link ComdatSelection}; 0 when the section is no COMDAT
     */
    record SectionDefinition(
            int length, int relocations, int lineNumbers, int checkSum, int associated, int selectionCode)
            implements CoffAuxiliary {

        public SectionDefinition(int length, int relocations) {
            this(length, Math.min(relocations, 0xFFFF), 0, 0, 0, 0);
        }
    }

    /**
     * Follows a weak external.
     *
     * @param fallback   index into {@link CoffObject#symbols()} of the symbol to use when no other is found
     * @param searchCode see {@link WeakSearch}
     */
    record WeakExternal(int fallback, int searchCode) implements CoffAuxiliary {}

    /**
     * Follows the symbol of a function that has line numbers.
     *
     * @param beginSymbol index into {@link CoffObject#symbols()} of its {@code .bf} record, or -1
     * @param nextFunction index into {@link CoffObject#symbols()} of the next function, or -1
     */
    record FunctionDefinition(int beginSymbol, int totalSize, int lineNumbers, int nextFunction)
            implements CoffAuxiliary {}

    /** Follows {@code .file}; takes as many records as the name needs. */
    record FileName(String name) implements CoffAuxiliary {}

    /** Any other record, as 18 bytes. */
    record Raw(byte[] bytes) implements CoffAuxiliary {}
}
