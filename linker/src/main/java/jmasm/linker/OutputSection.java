package jmasm.linker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jmasm.coff.WinNt;

/** A section of the image: chunks in the order of their addresses. */
final class OutputSection {

    private final String name;
    private final List<Chunk> chunks = new ArrayList<>();
    private int characteristics;
    private int number;
    private int rva;
    private int virtualSize;
    private int rawSize;
    private int fileOffset;

    OutputSection(String name, int characteristics) {
        this.name = name;
        this.characteristics = characteristics;
    }

    void add(Chunk chunk) {
        chunks.add(chunk);
    }

    void changeAttributes(int set, int clear) {
        characteristics = characteristics & ~clear | set;
    }

    /** What it holds beside what it is: CODE, INITIALIZED_DATA or UNINITIALIZED_DATA. */
    void addContents(int contents) {
        characteristics |= contents;
    }

    String name() {
        return name;
    }

    List<Chunk> chunks() {
        return Collections.unmodifiableList(chunks);
    }

    /** No chunk takes a byte: the image leaves it out. */
    boolean isEmpty() {
        for (Chunk chunk : chunks) {
            if (chunk.size() > 0) {
                return false;
            }
        }
        return true;
    }

    /** IMAGE_SCN_*; zeros behind other data don't count as uninitialised data. */
    int characteristics() {
        return rawSize > 0 ? characteristics & ~WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA : characteristics;
    }

    boolean isCode() {
        return (characteristics & WinNt.IMAGE_SCN_CNT_CODE) != 0;
    }

    /** In the image, from 1; 0 for an empty section, which the image leaves out. */
    int number() {
        return number;
    }

    int rva() {
        return rva;
    }

    int virtualSize() {
        return virtualSize;
    }

    /** Bytes in the file, before they are rounded up. */
    int rawSize() {
        return rawSize;
    }

    int fileOffset() {
        return fileOffset;
    }

    void place(int newRva) {
        rva = newRva;
    }

    void setSizes(int newVirtualSize, int newRawSize) {
        virtualSize = newVirtualSize;
        rawSize = newRawSize;
    }

    void setNumber(int newNumber) {
        number = newNumber;
    }

    void setFileOffset(int offset) {
        fileOffset = offset;
    }
}
