package jmasm.linker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jmasm.base.ByteWriter;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.coff.Resource;

/**
 * The resources of all .res files as one tree: types, below them names, below them languages. Tables come first, level by
 * level, then the descriptions of the data, the names, the data.
 */
final class ResourceChunk extends SyntheticChunk {

    static final String SECTION = ".rsrc";

    private static final int TABLE_SIZE = 16;
    private static final int ENTRY_SIZE = 8;
    private static final int DESCRIPTION_SIZE = 16;
    private static final int DATA_ALIGNMENT = 8;
    private static final int IS_TABLE = 0x8000_0000;
    private static final int IS_TEXT = 0x8000_0000;

    /** Sorted as the loader searches: a binary search of texts, then of numbers. */
    private static final class Node {

        private final Map<Resource.Id, Node> children = new TreeMap<>();
        private Resource resource;
        private int offset;
        private int dataOffset;
    }

    private final Node root = new Node();
    private final int timeStamp;
    private final List<Node> tables = new ArrayList<>();
    private final List<Node> leaves = new ArrayList<>();
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private int size;

    ResourceChunk(int timeStamp, String owner) {
        super(SECTION, READ_ONLY, DATA_ALIGNMENT, owner);
        this.timeStamp = timeStamp;
    }

    /** The tree of all .res files; empty when there are none. */
    static Optional<ResourceChunk> of(Inputs inputs, int timeStamp, Diagnostics problems) {
        Map<String, List<Resource>> files = inputs.resourceFiles();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        String first = files.keySet().iterator().next();
        for (ObjectFile object : inputs.objects()) {
            // Of cvtres or windres: its tree would stand beside ours, and only one can be found.
            if (object.object().sections().stream()
                    .anyMatch(section -> section.name().startsWith(SECTION))) {
                problems.report(Diagnostic.in(object.name(), LinkProblem.RESOURCES_TWICE, first));
            }
        }
        ResourceChunk chunk = new ResourceChunk(timeStamp, first);
        files.forEach((name, list) -> list.forEach(resource -> chunk.add(resource, name, problems)));
        chunk.layOut();
        return Optional.of(chunk);
    }

    /** @param file named when a resource is there already */
    void add(Resource resource, String file, Diagnostics problems) {
        Node type = root.children.computeIfAbsent(resource.type(), id -> new Node());
        Node name = type.children.computeIfAbsent(resource.name(), id -> new Node());
        Node language = name.children.computeIfAbsent(new Resource.Id.Number(resource.language()), id -> new Node());
        if (language.resource != null) {
            problems.report(Diagnostic.in(
                    file,
                    LinkProblem.DUPLICATE_RESOURCE,
                    resource.type(),
                    resource.name(),
                    Hex.of(resource.language(), 4)));
        }
        language.resource = resource;
    }

    /** Gives everything its place. To be called once, when all are added. */
    void layOut() {
        tables.add(root);
        for (int i = 0; i < tables.size(); i++) {
            for (Map.Entry<Resource.Id, Node> child : tables.get(i).children.entrySet()) {
                if (child.getKey() instanceof Resource.Id.Text text) {
                    texts.put(text.value(), 0);
                }
                (child.getValue().resource == null ? tables : leaves).add(child.getValue());
            }
        }
        int at = 0;
        for (Node table : tables) {
            table.offset = at;
            at += TABLE_SIZE + ENTRY_SIZE * table.children.size();
        }
        for (Node leaf : leaves) {
            leaf.offset = at;
            at += DESCRIPTION_SIZE;
        }
        for (Map.Entry<String, Integer> text : texts.entrySet()) {
            text.setValue(at);
            at += 2 + 2 * text.getKey().length();
        }
        for (Node leaf : leaves) {
            at = (int) AddressAssigner.alignUp(at, DATA_ALIGNMENT);
            leaf.dataOffset = at;
            at += leaf.resource.data().length;
        }
        size = at;
    }

    @Override
    int size() {
        return size;
    }

    @Override
    byte[] bytes(AddressSpace space) {
        ByteWriter out = new ByteWriter();
        tables.forEach(table -> writeTable(table, out));
        for (Node leaf : leaves) {
            out.u32(rva() + leaf.dataOffset)
                    .u32(leaf.resource.data().length)
                    .u32(0)
                    .u32(0);
        }
        for (String text : texts.keySet()) {
            out.u16(text.length());
            text.chars().forEach(out::u16);
        }
        for (Node leaf : leaves) {
            out.zeros(leaf.dataOffset - out.size()).bytes(leaf.resource.data());
        }
        return out.toByteArray();
    }

    private void writeTable(Node table, ByteWriter out) {
        int named = 0;
        for (Resource.Id id : table.children.keySet()) {
            named += id instanceof Resource.Id.Text ? 1 : 0;
        }
        out.u32(0).u32(timeStamp).u32(0).u16(named).u16(table.children.size() - named);
        table.children.forEach((id, node) -> {
            if (id instanceof Resource.Id.Text text) {
                out.u32(IS_TEXT | texts.get(text.value()));
            } else if (id instanceof Resource.Id.Number number) {
                out.u32(number.value());
            }
            out.u32(node.resource == null ? IS_TABLE | node.offset : node.offset);
        });
    }
}
