package jmasm.linker.pdb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jmasm.base.ByteWriter;

/** The container of a program database (MSF 7.0): numbered streams, cut into blocks, with a directory of them. */
final class MsfWriter {

    static final int BLOCK = 4096;
    private static final String MAGIC = "Microsoft C/C++ MSF 7.00\r\n\u001aDS\0\0\0";

    /** Blocks 1 and 2 of each run of this many hold the two maps of free blocks. */
    private static final int INTERVAL = BLOCK;

    private final List<byte[]> streams = new ArrayList<>();

    /** The number of the new stream. */
    int add(byte[] content) {
        streams.add(content);
        return streams.size() - 1;
    }

    /** Gives a stream that was added before its content was known its content. */
    void set(int stream, byte[] content) {
        streams.set(stream, content);
    }

    /** Adds the content of all streams to a digest. */
    void digest(MessageDigest digest) {
        streams.forEach(digest::update);
    }

    byte[] toBytes() {
        Blocks blocks = new Blocks();
        List<int[]> placed = new ArrayList<>();
        for (byte[] stream : streams) {
            placed.add(blocks.take(stream.length));
        }
        byte[] directory = directory(placed);
        int[] directoryBlocks = blocks.take(directory.length);
        ByteWriter map = new ByteWriter();
        for (int block : directoryBlocks) {
            map.u32(block);
        }
        int[] mapBlocks = blocks.take(map.size());
        if (mapBlocks.length != 1) {
            throw new IllegalStateException("a directory of " + directoryBlocks.length + " blocks");
        }
        byte[] file = new byte[blocks.count * BLOCK];
        for (int i = 0; i < placed.size(); i++) {
            write(file, streams.get(i), placed.get(i));
        }
        write(file, directory, directoryBlocks);
        write(file, map.toByteArray(), mapBlocks);
        writeFreeMaps(file, blocks.count);
        ByteWriter head = new ByteWriter().bytes(MAGIC.getBytes(StandardCharsets.ISO_8859_1));
        head.u32(BLOCK).u32(1).u32(blocks.count).u32(directory.length).u32(0).u32(mapBlocks[0]);
        System.arraycopy(head.toByteArray(), 0, file, 0, head.size());
        return file;
    }

    private byte[] directory(List<int[]> placed) {
        ByteWriter out = new ByteWriter().u32(streams.size());
        for (byte[] stream : streams) {
            out.u32(stream.length);
        }
        for (int[] blocks : placed) {
            for (int block : blocks) {
                out.u32(block);
            }
        }
        return out.toByteArray();
    }

    private static void write(byte[] file, byte[] content, int[] blocks) {
        for (int i = 0; i < blocks.length; i++) {
            int from = i * BLOCK;
            System.arraycopy(content, from, file, blocks[i] * BLOCK, Math.min(BLOCK, content.length - from));
        }
    }

    /** A bit a block, set for a free one; the second map, of the state before this one, has all blocks free. */
    private static void writeFreeMaps(byte[] file, int count) {
        int index = 0;
        for (int at = 1; at < count; at += INTERVAL) {
            for (int i = 0; i < BLOCK; i++, index++) {
                int taken = Math.max(0, Math.min(8, count - index * 8));
                file[at * BLOCK + i] = (byte) (0xFF << taken);
            }
            if (at + 1 < count) {
                Arrays.fill(file, (at + 1) * BLOCK, (at + 2) * BLOCK, (byte) 0xFF);
            }
        }
    }

    /** Gives out blocks in order, around the maps. */
    private static final class Blocks {

        private int count = 3;

        int[] take(int bytes) {
            int[] blocks = new int[(bytes + BLOCK - 1) / BLOCK];
            for (int i = 0; i < blocks.length; i++) {
                while (count % INTERVAL == 1 || count % INTERVAL == 2) {
                    count++;
                }
                blocks[i] = count++;
            }
            return blocks;
        }
    }
}
