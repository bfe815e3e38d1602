package jmasm.machine.kernel;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jmasm.machine.nt.AccessMask;
import jmasm.machine.nt.FileFlags;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;
import jmasm.machine.volume.NtPath;
import jmasm.machine.volume.Volume;

/** A disk with a file system: what NtCreateFile does once the name has led to a device. */
final class VolumeDevice implements KernelObject {

    private static final int READ_ONLY = FileFlags.FILE_ATTRIBUTE_READONLY;
    private static final int HIDDEN_OR_SYSTEM = FileFlags.FILE_ATTRIBUTE_HIDDEN | FileFlags.FILE_ATTRIBUTE_SYSTEM;
    private static final int WRITE_DATA = AccessMask.FILE_WRITE_DATA | AccessMask.FILE_APPEND_DATA;

    /** Rights that would change the volume. */
    private static final int CHANGE = WRITE_DATA
            | AccessMask.FILE_WRITE_EA
            | AccessMask.FILE_WRITE_ATTRIBUTES
            | AccessMask.FILE_DELETE_CHILD
            | AccessMask.DELETE
            | AccessMask.WRITE_DAC
            | AccessMask.WRITE_OWNER;

    private final String name;
    private final Volume volume;
    private final Map<String, ShareAccess> open = new HashMap<>();

    /**
     * What is asked of the file system.
     *
     * @param openName    the whole name, for people
     * @param access      specific rights
     * @param attributes  FILE_ATTRIBUTE_* for a new file
     * @param share       FILE_SHARE_*
     * @param disposition FILE_SUPERSEDE … FILE_OVERWRITE_IF
     * @param options     CreateOptions
     */
    record Request(String openName, int access, int attributes, int share, int disposition, int options) {

        boolean has(int option) {
            return (options & option) != 0;
        }

        /** The file must not be there, or its contents go. */
        boolean replaces() {
            return disposition == FileFlags.FILE_SUPERSEDE
                    || disposition == FileFlags.FILE_OVERWRITE
                    || disposition == FileFlags.FILE_OVERWRITE_IF;
        }

        /** It is made when it is missing. */
        boolean creates() {
            return disposition != FileFlags.FILE_OPEN && disposition != FileFlags.FILE_OVERWRITE;
        }

        ShareAccess.Opener opener() {
            return new ShareAccess.Opener(access, share);
        }
    }

    /** @param information IO_STATUS_BLOCK.Information: FILE_OPENED, FILE_CREATED … */
    record Opened(FileObject file, int information) {}

    VolumeDevice(String name, Volume volume) {
        this.name = name;
        this.volume = volume;
    }

    @Override
    public ObjectType type() {
        return ObjectType.DEVICE;
    }

    @Override
    public String label() {
        return name;
    }

    Volume volume() {
        return volume;
    }

    /** Opens the disk itself, without a file system's name. */
    Opened openVolume(Request request) throws StatusException {
        if (request.has(FileFlags.FILE_DIRECTORY_FILE)) {
            throw new StatusException(Status.STATUS_NOT_A_DIRECTORY);
        }
        return new Opened(
                new FileObject(this, null, request.openName, null, request.opener(), request.options),
                FileFlags.FILE_OPENED);
    }

    Opened open(NtPath path, Request request) throws StatusException {
        if (request.has(FileFlags.FILE_DIRECTORY_FILE) && request.has(FileFlags.FILE_NON_DIRECTORY_FILE)) {
            throw new StatusException(Status.STATUS_INVALID_PARAMETER);
        }
        Optional<Volume.Entry> found = volume.find(path);
        boolean changes =
                (request.access & CHANGE) != 0 || request.replaces() || request.has(FileFlags.FILE_DELETE_ON_CLOSE);
        if (volume.isReadOnly() && (changes || found.isEmpty() && request.creates())) {
            throw new StatusException(Status.STATUS_MEDIA_WRITE_PROTECTED);
        }
        if (found.isEmpty()) {
            return create(path, request);
        }
        Volume.Entry entry = found.get();
        if (request.disposition == FileFlags.FILE_CREATE) {
            throw new StatusException(Status.STATUS_OBJECT_NAME_COLLISION);
        }
        return entry.isDirectory() ? openDirectory(entry, request) : openFile(entry, path.isDirectory(), request);
    }

    private Opened create(NtPath path, Request request) throws StatusException {
        if (!request.creates()) {
            throw new StatusException(Status.STATUS_OBJECT_NAME_NOT_FOUND);
        }
        if (request.has(FileFlags.FILE_DIRECTORY_FILE)) {
            return opened(volume.createDirectory(path), request, FileFlags.FILE_CREATED);
        }
        if (path.isDirectory()) {
            throw new StatusException(Status.STATUS_OBJECT_NAME_INVALID);
        }
        int attributes = request.attributes & ~FileFlags.FILE_ATTRIBUTE_NORMAL | FileFlags.FILE_ATTRIBUTE_ARCHIVE;
        // A new read-only file can be written through the handle that made it: the attribute is set once it is open.
        Volume.Entry entry = volume.createFile(path, attributes & ~READ_ONLY);
        Opened opened = opened(entry, request, FileFlags.FILE_CREATED);
        if ((attributes & READ_ONLY) != 0) {
            volume.setAttributes(entry.path(), attributes);
        }
        return opened;
    }

    private Opened openDirectory(Volume.Entry entry, Request request) throws StatusException {
        if (request.has(FileFlags.FILE_NON_DIRECTORY_FILE)) {
            throw new StatusException(Status.STATUS_FILE_IS_A_DIRECTORY);
        }
        if (request.replaces()) {
            throw new StatusException(Status.STATUS_OBJECT_NAME_COLLISION);
        }
        return opened(entry, request, FileFlags.FILE_OPENED);
    }

    private Opened openFile(Volume.Entry entry, boolean namedAsDirectory, Request request) throws StatusException {
        if (request.has(FileFlags.FILE_DIRECTORY_FILE)) {
            throw new StatusException(Status.STATUS_NOT_A_DIRECTORY);
        }
        if (namedAsDirectory) {
            throw new StatusException(Status.STATUS_OBJECT_NAME_INVALID);
        }
        boolean isReadOnly = (entry.attributes() & READ_ONLY) != 0;
        if (isReadOnly && (request.replaces() || (request.access & WRITE_DATA) != 0)) {
            throw new StatusException(Status.STATUS_ACCESS_DENIED);
        }
        if (isReadOnly && request.has(FileFlags.FILE_DELETE_ON_CLOSE)) {
            throw new StatusException(Status.STATUS_CANNOT_DELETE);
        }
        if (!request.replaces()) {
            return opened(entry, request, FileFlags.FILE_OPENED);
        }
        if ((entry.attributes() & HIDDEN_OR_SYSTEM & ~request.attributes) != 0) {
            throw new StatusException(Status.STATUS_ACCESS_DENIED);
        }
        Opened opened = opened(
                entry,
                request,
                request.disposition == FileFlags.FILE_SUPERSEDE
                        ? FileFlags.FILE_SUPERSEDED
                        : FileFlags.FILE_OVERWRITTEN);
        replace(entry.path(), request.attributes);
        return opened;
    }

    /** Empties a file. It need not have been opened for writing: to be allowed to overwrite is enough. */
    private void replace(NtPath path, int attributes) throws StatusException {
        try (Volume.Content content = volume.open(path, true)) {
            content.setSize(0);
        }
        volume.setAttributes(path, attributes & ~FileFlags.FILE_ATTRIBUTE_NORMAL | FileFlags.FILE_ATTRIBUTE_ARCHIVE);
    }

    /** Checks sharing and counts the new opener; from here on only the host can refuse. */
    private Opened opened(Volume.Entry entry, Request request, int information) throws StatusException {
        ShareAccess sharing = open.computeIfAbsent(key(entry.path()), key -> new ShareAccess());
        ShareAccess.Opener opener = request.opener();
        sharing.check(opener);
        Volume.Content content =
                entry.isDirectory() ? null : volume.open(entry.path(), (request.access & WRITE_DATA) != 0);
        sharing.add(opener);
        FileObject file = new FileObject(this, entry.path(), request.openName, content, opener, request.options);
        return new Opened(file, information);
    }

    ShareAccess sharing(FileObject file) {
        return open.get(key(file.path()));
    }

    /** An opener has gone; with the last one goes a file that is to be deleted. */
    void closed(FileObject file) throws StatusException {
        ShareAccess sharing = sharing(file);
        if ((file.options() & FileFlags.FILE_DELETE_ON_CLOSE) != 0) {
            sharing.setDeletePending(true);
        }
        if (sharing.remove(file.opener())) {
            open.remove(key(file.path()));
            if (sharing.isDeletePending()) {
                volume.delete(file.path());
            }
        }
    }

    private static String key(NtPath path) {
        return path.toString().toUpperCase(Locale.ROOT);
    }
}
