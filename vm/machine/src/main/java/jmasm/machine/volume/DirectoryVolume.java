package jmasm.machine.volume;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jmasm.machine.nt.FileFlags;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;

/**
 * A folder of the host. The guest sees regular files and folders in it and nothing else: a symbolic link, junction,
 * pipe or device of the host is there under its name and every use of it is STATUS_ACCESS_DENIED, so that no name can
 * lead out of the folder. Each component is looked up by itself and never handed to the host as more than one name.
 *
 * <p>What the host can't hold is kept in memory for the run: the HIDDEN and SYSTEM attributes on POSIX hosts.
 */
public final class DirectoryVolume implements Volume {

    private static final int KEPT_IN_MEMORY = FileFlags.FILE_ATTRIBUTE_HIDDEN | FileFlags.FILE_ATTRIBUTE_SYSTEM;

    private final Path root;
    private final boolean readOnly;
    private final Map<Path, Integer> attributesInMemory = new HashMap<>();

    private DirectoryVolume(Path root, boolean readOnly) {
        this.root = root;
        this.readOnly = readOnly;
    }

    /**
     * A volume whose root is a folder of the host; links in the folder's own path are followed once, here.
     *
     * @throws IOException when it does not exist or is no folder
     */
    public static DirectoryVolume of(Path folder, boolean readOnly) throws IOException {
        Path root = folder.toRealPath();
        if (!Files.isDirectory(root)) {
            throw new NotDirectoryException(folder.toString());
        }
        return new DirectoryVolume(root, readOnly);
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public Optional<Entry> find(NtPath path) throws StatusException {
        if (path.isRoot()) {
            return Optional.of(new Entry(NtPath.ROOT, true, 0, FileFlags.FILE_ATTRIBUTE_DIRECTORY));
        }
        Spelled parent = directory(path.parent());
        Optional<Path> host = child(parent.host, path.name());
        return host.isEmpty() ? Optional.empty() : Optional.of(entry(parent.path, host.get()));
    }

    @Override
    public Entry createFile(NtPath path, int attributes) throws StatusException {
        requireWritable();
        Spelled parent = directory(path.parent());
        try {
            Path host = Files.createFile(resolve(parent.host, path.name()));
            keepAttributes(host, attributes);
            return entry(parent.path, host);
        } catch (IOException e) {
            throw status(e);
        }
    }

    @Override
    public Entry createDirectory(NtPath path) throws StatusException {
        requireWritable();
        Spelled parent = directory(path.parent());
        try {
            return entry(parent.path, Files.createDirectory(resolve(parent.host, path.name())));
        } catch (IOException e) {
            throw status(e);
        }
    }

    @Override
    public Content open(NtPath file, boolean write) throws StatusException {
        if (write) {
            requireWritable();
        }
        try {
            return HostFile.open(existing(file), write);
        } catch (IOException e) {
            throw status(e);
        }
    }

    @Override
    public void setAttributes(NtPath file, int attributes) throws StatusException {
        requireWritable();
        try {
            keepAttributes(existing(file), attributes);
        } catch (IOException e) {
            throw status(e);
        }
    }

    @Override
    public void delete(NtPath path) throws StatusException {
        requireWritable();
        try {
            Path host = existing(path);
            Files.delete(host);
            attributesInMemory.remove(host);
        } catch (IOException e) {
            throw status(e);
        }
    }

    @Override
    public List<Entry> list(NtPath path) throws StatusException {
        Spelled directory = directory(path);
        List<Entry> entries = new ArrayList<>();
        for (Path child : children(directory.host)) {
            if (isOrdinary(child)) {
                entries.add(entry(directory.path, child));
            }
        }
        entries.sort(
                Comparator.comparing((Entry entry) -> NtPath.key(entry.path().name()))
                        .thenComparing(entry -> entry.path().name()));
        return entries;
    }

    // ---------------------------------------------------------------- names

    /** A folder of the host with its path in the volume, as spelled there. */
    private record Spelled(Path host, NtPath path) {}

    private Spelled directory(NtPath path) throws StatusException {
        Spelled at = new Spelled(root, NtPath.ROOT);
        for (String component : path.components()) {
            Optional<Path> next = child(at.host, component);
            if (next.isEmpty() || !Files.isDirectory(next.get(), LinkOption.NOFOLLOW_LINKS)) {
                throw new StatusException(Status.STATUS_OBJECT_PATH_NOT_FOUND);
            }
            at = new Spelled(next.get(), at.path.resolve(hostName(next.get())));
        }
        return at;
    }

    private Path existing(NtPath path) throws StatusException {
        if (path.isRoot()) {
            return root;
        }
        return child(directory(path.parent()).host, path.name())
                .orElseThrow(() -> new StatusException(Status.STATUS_OBJECT_NAME_NOT_FOUND));
    }

    /** The name as spelled, else the first, in the order of their characters, that differs from it in case only. */
    private static Optional<Path> child(Path folder, String name) throws StatusException {
        Path exact = resolve(folder, name);
        if (Files.exists(exact, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(requireOrdinary(spelledByHost(exact)));
        }
        String key = NtPath.key(name);
        Path found = null;
        for (Path child : children(folder)) {
            if (NtPath.key(hostName(child)).equals(key)
                    && (found == null || hostName(child).compareTo(hostName(found)) < 0)) {
                found = child;
            }
        }
        return found == null ? Optional.empty() : Optional.of(requireOrdinary(found));
    }

    /** On a host that ignores case itself the file may be spelled otherwise than asked for. */
    private static Path spelledByHost(Path exact) {
        try {
            return exact.toRealPath(LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return exact;
        }
    }

    private static Path resolve(Path folder, String component) throws StatusException {
        try {
            Path child = folder.resolve(component);
            if (folder.equals(child.getParent()) && hostName(child).equals(component)) {
                return child;
            }
        } catch (InvalidPathException e) {
            // The host's file names have no such character; on Linux that depends on the locale.
        }
        throw new StatusException(Status.STATUS_OBJECT_NAME_INVALID);
    }

    private static List<Path> children(Path folder) throws StatusException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (IOException e) {
            throw status(e);
        } catch (DirectoryIteratorException e) {
            throw status(e.getCause());
        }
        return children;
    }

    private static String hostName(Path path) {
        return path.getFileName().toString();
    }

    // ---------------------------------------------------------------- attributes

    /** A host's file may have a name that the guest can't say, e.g. {@code a:b}; it isn't listed then. */
    private static boolean isOrdinary(Path child) {
        try {
            requireOrdinary(child);
            NtPath.ROOT.resolve(hostName(child));
            return hostName(child).indexOf('\\') < 0;
        } catch (StatusException e) {
            return false;
        }
    }

    private static Path requireOrdinary(Path host) throws StatusException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(host, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink() || attributes.isOther()) {
                throw new StatusException(Status.STATUS_ACCESS_DENIED);
            }
            return host;
        } catch (IOException e) {
            throw status(e);
        }
    }

    private Entry entry(NtPath parent, Path host) throws StatusException {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(host, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            int attributes = found.isDirectory() ? FileFlags.FILE_ATTRIBUTE_DIRECTORY : fileAttributes(host);
            return new Entry(
                    parent.resolve(hostName(host)),
                    found.isDirectory(),
                    found.isDirectory() ? 0 : found.size(),
                    attributes);
        } catch (IOException e) {
            throw status(e);
        }
    }

    private int fileAttributes(Path host) throws IOException {
        int attributes = FileFlags.FILE_ATTRIBUTE_ARCHIVE | attributesInMemory.getOrDefault(host, 0);
        PosixFileAttributeView posix =
                Files.getFileAttributeView(host, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        boolean readOnlyFile = posix != null
                ? !posix.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE)
                : !Files.isWritable(host);
        return readOnlyFile ? attributes | FileFlags.FILE_ATTRIBUTE_READONLY : attributes;
    }

    private void keepAttributes(Path host, int attributes) throws IOException {
        attributesInMemory.put(host, attributes & KEPT_IN_MEMORY);
        boolean readOnlyFile = (attributes & FileFlags.FILE_ATTRIBUTE_READONLY) != 0;
        PosixFileAttributeView posix =
                Files.getFileAttributeView(host, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (posix != null) {
            Set<PosixFilePermission> permissions = posix.readAttributes().permissions();
            boolean changed = readOnlyFile
                    ? permissions.removeAll(Set.of(
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.GROUP_WRITE,
                            PosixFilePermission.OTHERS_WRITE))
                    : permissions.add(PosixFilePermission.OWNER_WRITE);
            if (changed) {
                posix.setPermissions(permissions);
            }
            return;
        }
        DosFileAttributeView dos =
                Files.getFileAttributeView(host, DosFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (dos != null) {
            dos.setReadOnly(readOnlyFile);
        }
    }

    // ---------------------------------------------------------------- failures

    private void requireWritable() throws StatusException {
        if (readOnly) {
            throw new StatusException(Status.STATUS_MEDIA_WRITE_PROTECTED);
        }
    }

    static StatusException status(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return new StatusException(Status.STATUS_OBJECT_NAME_NOT_FOUND);
        } else if (failure instanceof FileAlreadyExistsException) {
            return new StatusException(Status.STATUS_OBJECT_NAME_COLLISION);
        } else if (failure instanceof DirectoryNotEmptyException) {
            return new StatusException(Status.STATUS_DIRECTORY_NOT_EMPTY);
        } else if (failure instanceof AccessDeniedException) {
            return new StatusException(Status.STATUS_ACCESS_DENIED);
        }
        // The rest has no type of its own; a full disk is what can happen to a write that was allowed.
        String message = String.valueOf(failure.getMessage());
        boolean full = message.contains("No space left")
                || message.contains("not enough space")
                || message.contains("File too large");
        return new StatusException(full ? Status.STATUS_DISK_FULL : Status.STATUS_ACCESS_DENIED);
    }
}
