package jmasm.linker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;

/**
 * The bytes of the image's sections, once every address is known. A chunk writes its own bytes and nothing else, so that the
 * second half of a large section can be written in a second thread.
 */
final class SectionContents {

    /** Bytes: a thread costs more than it saves for less. */
    private static final int WORTH_A_THREAD = 1 << 20;

    private static final int INT3 = 0xCC;

    private final AddressSpace space;
    private final int fileAlignment;

    SectionContents(AddressSpace space, int fileAlignment) {
        this.space = space;
        this.fileAlignment = fileAlignment;
    }

    /** Rounded up to the alignment of the file. */
    byte[] of(OutputSection section) {
        byte[] bytes = new byte[(int) AddressAssigner.alignUp(section.rawSize(), fileAlignment)];
        List<Chunk> chunks = new ArrayList<>();
        int end = 0;
        for (Chunk chunk : section.chunks()) {
            if (chunk.hasBytes()) {
                chunks.add(chunk);
                int start = chunk.rva() - section.rva();
                fillGap(section, bytes, end, start);
                end = start + chunk.size();
            }
        }
        fillGap(section, bytes, end, section.rawSize());
        if (section.rawSize() < WORTH_A_THREAD) {
            write(chunks, section, bytes, space);
        } else {
            writeInTwoThreads(chunks, section, bytes);
        }
        return bytes;
    }

    private static void fillGap(OutputSection section, byte[] bytes, int from, int to) {
        if (section.isCode() && from < to) {
            Arrays.fill(bytes, from, to, (byte) INT3);
        }
    }

    private static void write(List<Chunk> chunks, OutputSection section, byte[] bytes, AddressSpace space) {
        for (Chunk chunk : chunks) {
            chunk.writeTo(bytes, chunk.rva() - section.rva(), space);
        }
    }

    /** Problems come in the order of the chunks, whichever thread is faster. */
    private void writeInTwoThreads(List<Chunk> chunks, OutputSection section, byte[] bytes) {
        int half = chunks.size() / 2;
        Second second = new Second(chunks.subList(half, chunks.size()), section, bytes);
        second.start();
        write(chunks.subList(0, half), section, bytes, space);
        try {
            second.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        for (Diagnostic problem : second.problems.all()) {
            space.problems().report(problem);
        }
        if (second.failure != null) {
            throw new IllegalStateException("a section could not be written", second.failure);
        }
    }

    private final class Second extends Thread {

        private final List<Chunk> chunks;
        private final OutputSection section;
        private final byte[] bytes;
        private final Diagnostics problems = new Diagnostics();

        /** Null when all went well; to be read when the thread has ended. */
        private Throwable failure;

        Second(List<Chunk> chunks, OutputSection section, byte[] bytes) {
            super("second half of " + section.name());
            this.chunks = chunks;
            this.section = section;
            this.bytes = bytes;
        }

        @Override
        public void run() {
            try {
                write(chunks, section, bytes, new AddressSpace(space.imageBase(), space.sectionCount(), problems));
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }
    }
}
