package jmasm.linker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chunks that stand behind each other under one name, such as {@code .text$mn}, as maps and debuggers see sections.
 *
 * @param offset in the section of the image
 * @param size   in bytes, with the gaps between the chunks
 */
record ChunkGroup(String name, int offset, int size, int characteristics) {

    /** Those of a section that has its address, by address. */
    static List<ChunkGroup> of(OutputSection section) {
        List<Chunk> chunks = new ArrayList<>(section.chunks());
        chunks.removeIf(chunk -> chunk.size() == 0);
        chunks.sort(Comparator.comparingInt(Chunk::rva));
        List<ChunkGroup> groups = new ArrayList<>();
        int at = 0;
        while (at < chunks.size()) {
            Chunk first = chunks.get(at);
            int end = first.rva() + first.size();
            while (++at < chunks.size() && chunks.get(at).sectionName().equals(first.sectionName())) {
                end = chunks.get(at).rva() + chunks.get(at).size();
            }
            groups.add(new ChunkGroup(
                    first.sectionName(), first.rva() - section.rva(), end - first.rva(), first.characteristics()));
        }
        return groups;
    }
}
