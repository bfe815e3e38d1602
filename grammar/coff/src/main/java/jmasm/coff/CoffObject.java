package jmasm.coff;

import java.util.List;
import jmasm.base.ByteWriter;
import jmasm.base.MalformedInput;

/**
 * An object file.
 *
 * @param machineCode     see {@link Machine}
 * @param timeDateStamp   seconds since 1970; 0 in what our tools write
 * @param characteristics IMAGE_FILE_*
 * @param sections        numbered from 1 in symbols
 * @param symbols         in file order; relocations refer to them by index
 */
public record CoffObject(
        int machineCode, int timeDateStamp, int characteristics, List<CoffSection> sections, List<CoffSymbol> symbols) {

    /** An i386 object as our tools write it. */
    public CoffObject(List<CoffSection> sections, List<CoffSymbol> symbols) {
        this(Machine.I386.code(), 0, 0, sections, symbols);
    }

    /**
     * The index in {@link #symbols} of what an index in the file means, which counts auxiliary records too.
     *
     * @throws MalformedInput when there is no such symbol
     */
    public int symbolOfRecord(long record) throws MalformedInput {
        long at = 0;
        for (int i = 0; i < symbols.size(); i++) {
            if (at == record) {
                return i;
            }
            at++;
            for (CoffAuxiliary auxiliary : symbols.get(i).auxiliary()) {
                at += CoffWriter.records(auxiliary);
            }
        }
        throw new MalformedInput("symbol " + record + " is referred to and does not exist");
    }

    /**
     * The symbols in the form that is quick to go through.
     *
     * @throws IllegalStateException of an object that was not read but made
     */
    public CoffSymbols packedSymbols() {
        if (symbols instanceof CoffSymbols packed) {
            return packed;
        }
        throw new IllegalStateException("only what was read is packed");
    }

    /** @throws MalformedInput when the bytes are no i386 COFF object or contradict themselves */
    public static CoffObject read(byte[] file) throws MalformedInput {
        return new CoffReader(file).read();
    }

    /**
     * The object as a file: headers, each section's data and relocations, symbols, strings.
     *
     * @throws IllegalArgumentException when a relocation or symbol refers to nothing
     */
    public byte[] toBytes() {
        return ByteWriter.join(toPieces());
    }

    /** The object as a file in pieces, which together are {@link #toBytes}; runs of zero bytes take no memory there. */
    public List<byte[]> toPieces() {
        return new CoffWriter(this).write();
    }
}
