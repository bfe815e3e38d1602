package jmasm.machine.volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jmasm.machine.nt.FileFlags;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;

/** A volume that lives as long as the machine: for tests, and for runs that shall leave no files. */
public final class MemoryVolume implements Volume {

    /** A guest must not be able to use up the host's memory. */
    private static final int LARGEST_FILE = 64 << 20;

    private final Node root = Node.directory("");

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public Optional<Entry> find(NtPath path) throws StatusException {
        if (path.isRoot()) {
            return Optional.of(root.entry(NtPath.ROOT));
        }
        Spelled parent = directory(path.parent());
        Node node = parent.node.children.get(NtPath.key(path.name()));
        return node == null ? Optional.empty() : Optional.of(node.entry(parent.path.resolve(node.name)));
    }

    @Override
    public Entry createFile(NtPath path, int attributes) throws StatusException {
        return add(path, Node.file(path.name(), attributes));
    }

    @Override
    public Entry createDirectory(NtPath path) throws StatusException {
        return add(path, Node.directory(path.name()));
    }

    @Override
    public Content open(NtPath file, boolean write) throws StatusException {
        return new Bytes(node(file));
    }

    @Override
    public void setAttributes(NtPath file, int attributes) throws StatusException {
        Node node = node(file);
        node.attributes = attributes & ~FileFlags.FILE_ATTRIBUTE_NORMAL
                | (node.isDirectory() ? FileFlags.FILE_ATTRIBUTE_DIRECTORY : 0);
    }

    @Override
    public void delete(NtPath path) throws StatusException {
        Node node = node(path);
        if (node.isDirectory() && !node.children.isEmpty()) {
            throw new StatusException(Status.STATUS_DIRECTORY_NOT_EMPTY);
        }
        directory(path.parent()).node.children.remove(NtPath.key(path.name()));
    }

    @Override
    public List<Entry> list(NtPath path) throws StatusException {
        Spelled directory = directory(path);
        List<Entry> entries = new ArrayList<>();
        for (Node child : directory.node.children.values()) {
            entries.add(child.entry(directory.path.resolve(child.name)));
        }
        return entries;
    }

    private Entry add(NtPath path, Node node) throws StatusException {
        Spelled parent = directory(path.parent());
        if (parent.node.children.putIfAbsent(NtPath.key(path.name()), node) != null) {
            throw new StatusException(Status.STATUS_OBJECT_NAME_COLLISION);
        }
        return node.entry(parent.path.resolve(node.name));
    }

    private Node node(NtPath path) throws StatusException {
        Node node =
                path.isRoot() ? root : directory(path.parent()).node.children.get(NtPath.key(path.name()));
        if (node == null) {
            throw new StatusException(Status.STATUS_OBJECT_NAME_NOT_FOUND);
        }
        return node;
    }

    private Spelled directory(NtPath path) throws StatusException {
        Spelled at = new Spelled(root, NtPath.ROOT);
        for (String component : path.components()) {
            Node next = at.node.children.get(NtPath.key(component));
            if (next == null || !next.isDirectory()) {
                throw new StatusException(Status.STATUS_OBJECT_PATH_NOT_FOUND);
            }
            at = new Spelled(next, at.path.resolve(next.name));
        }
        return at;
    }

    /** A node with its path in the volume's own spelling. */
    private record Spelled(Node node, NtPath path) {}

    private static final class Node {

        private final String name;
        private final Map<String, Node> children;
        private int attributes;
        private byte[] bytes = {};
        private int size;

        private Node(String name, int attributes, Map<String, Node> children) {
            this.name = name;
            this.attributes = attributes;
            this.children = children;
        }

        static Node file(String name, int attributes) {
            return new Node(name, attributes & ~FileFlags.FILE_ATTRIBUTE_NORMAL, null);
        }

        static Node directory(String name) {
            return new Node(name, FileFlags.FILE_ATTRIBUTE_DIRECTORY, new TreeMap<>());
        }

        boolean isDirectory() {
            return children != null;
        }

        Entry entry(NtPath path) {
            return new Entry(path, isDirectory(), size, attributes);
        }
    }

    private record Bytes(Node node) implements Content {

        @Override
        public long size() {
            return node.size;
        }

        @Override
        public void setSize(long size) throws StatusException {
            if (size > LARGEST_FILE) {
                throw new StatusException(Status.STATUS_DISK_FULL);
            }
            int newSize = (int) size;
            if (newSize > node.bytes.length) {
                node.bytes =
                        Arrays.copyOf(node.bytes, Math.max(newSize, Math.min(LARGEST_FILE, node.bytes.length * 2)));
            } else if (newSize < node.size) {
                Arrays.fill(node.bytes, newSize, node.size, (byte) 0);
            }
            node.size = newSize;
        }

        @Override
        public int read(long position, byte[] to, int offset, int length) {
            int count = (int) Math.max(0, Math.min(length, node.size - position));
            if (count > 0) {
                System.arraycopy(node.bytes, (int) position, to, offset, count);
            }
            return count;
        }

        @Override
        public void write(long position, byte[] from, int offset, int length) throws StatusException {
            if (position + length > node.size) {
                setSize(position + length);
            }
            System.arraycopy(from, offset, node.bytes, (int) position, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
