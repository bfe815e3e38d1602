package jmasm.linker;

import java.util.ArrayList;
import java.util.List;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;

/** Gives chunks their RVAs and sections their places in memory and in the file. */
final class AddressAssigner {

    private static final long LARGEST_IMAGE = 0x8000_0000L;
    /** Between two sections of the file; a damaged object can ask for any number. */
    private static final int MOST_ZEROS = 0x100_0000;

    private static final int PAGE = 0x1000;

    private final int alignment;
    private final int fileAlignment;
    private final int functionPadding;
    private final Diagnostics problems;
    private final String image;
    private final List<OutputSection> placed = new ArrayList<>();
    private final int headerSize;
    private long nextRva;
    private int nextFileOffset;

    /**
     * @param headers      bytes of all headers
     * @param functionPadding bytes that stay free in front of each section of code
     * @param alignment    of sections in memory; below a page the file looks like the memory, as the loader wants it
     */
    AddressAssigner(
            int headers, int alignment, int fileAlignment, int functionPadding, Diagnostics problems, String image) {
        this.functionPadding = functionPadding;
        this.alignment = alignment;
        this.fileAlignment = alignment < PAGE ? alignment : fileAlignment;
        this.problems = problems;
        this.image = image;
        this.headerSize = (int) alignUp(headers, this.fileAlignment);
        if (headerSize - headers > MOST_ZEROS) {
            problems.report(Diagnostic.in(image, LinkProblem.TOO_MANY_ZEROS, headerSize - headers));
        }
        this.nextRva = alignUp(headerSize, alignment);
        this.nextFileOffset = headerSize;
    }

    /** Those that are not empty, in the order of their addresses. */
    List<OutputSection> placed() {
        return placed;
    }

    int headerSize() {
        return headerSize;
    }

    int fileAlignment() {
        return fileAlignment;
    }

    /** Bytes from the image base to the end of the last section. */
    int imageSize() {
        return (int) nextRva;
    }

    /** Adds a section behind those that have their place. */
    void place(OutputSection section) {
        section.place((int) nextRva);
        long size = placeChunks(section);
        if (section.virtualSize() == 0) {
            return;
        }
        placed.add(section);
        section.setNumber(placed.size());
        boolean fileIsMemory = alignment < PAGE;
        section.setFileOffset(fileIsMemory ? section.rva() : nextFileOffset);
        if (section.rawSize() > 0 && section.fileOffset() - nextFileOffset > MOST_ZEROS) {
            problems.report(Diagnostic.in(image, LinkProblem.TOO_MANY_ZEROS, section.fileOffset() - nextFileOffset));
        }
        long end = alignUp(section.fileOffset() + (long) section.rawSize(), fileAlignment);
        if (end - section.fileOffset() - section.rawSize() > MOST_ZEROS) {
            problems.report(
                    Diagnostic.in(image, LinkProblem.TOO_MANY_ZEROS, end - section.fileOffset() - section.rawSize()));
        }
        nextFileOffset = (int) end;
        nextRva = alignUp(nextRva + size, alignment);
    }

    /** Zeros need no room in the file when they come last, so they do. */
    private long placeChunks(OutputSection section) {
        long end = 0;
        long used = 0;
        for (Chunk chunk : section.chunks()) {
            if (chunk.hasBytes() || chunk.size() == 0) {
                end = placeChunk(section, chunk, end);
                used = chunk.size() > 0 ? end : used;
            }
        }
        int rawSize = (int) used;
        for (Chunk chunk : section.chunks()) {
            if (!chunk.hasBytes() && chunk.size() > 0) {
                end = placeChunk(section, chunk, end);
                used = end;
            }
        }
        section.setSizes((int) used, rawSize);
        return used;
    }

    private long placeChunk(OutputSection section, Chunk chunk, long end) {
        if (chunk.alignment() > alignment && chunk instanceof SectionChunk source) {
            problems.report(Diagnostic.in(
                    source.owner(),
                    LinkProblem.SECTION_ALIGNMENT,
                    "0x" + Hex.of(source.number(), 1),
                    source.alignment()));
        }
        boolean isFunction = functionPadding > 0 && chunk instanceof SectionChunk code && code.isCode();
        long start = alignUp(end + (isFunction ? functionPadding : 0), chunk.alignment());
        long size = Integer.toUnsignedLong(chunk.size());
        if (nextRva + start + size > LARGEST_IMAGE) {
            problems.report(
                    Diagnostic.in(image, LinkProblem.IMAGE_TOO_LARGE, Long.toHexString(nextRva + start + size)));
        }
        chunk.place(section, (int) (nextRva + start));
        return start + size;
    }

    static long alignUp(long value, int alignment) {
        return value + alignment - 1 & -(long) alignment;
    }
}
