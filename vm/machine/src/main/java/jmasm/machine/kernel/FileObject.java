package jmasm.machine.kernel;

import jmasm.machine.nt.FileFlags;
import jmasm.machine.nt.StatusException;
import jmasm.machine.volume.NtPath;
import jmasm.machine.volume.Volume;

/** An open file, directory or volume: what one successful NtCreateFile made. */
final class FileObject implements KernelObject {

    private final VolumeDevice device;
    private final NtPath path;
    private final String name;
    private final Volume.Content content;
    private final ShareAccess.Opener opener;
    private final int options;
    private long position;

    /**
     * @param path    null for the volume itself
     * @param name    as it was opened, e.g. {@code \??\C:\test.txt}
     * @param content null for a directory or volume
     * @param options CreateOptions
     */
    FileObject(
            VolumeDevice device,
            NtPath path,
            String name,
            Volume.Content content,
            ShareAccess.Opener opener,
            int options) {
        this.device = device;
        this.path = path;
        this.name = name;
        this.content = content;
        this.opener = opener;
        this.options = options;
    }

    @Override
    public ObjectType type() {
        return ObjectType.FILE;
    }

    @Override
    public String label() {
        return name;
    }

    VolumeDevice device() {
        return device;
    }

    /** As spelled on the volume; null for the volume itself. */
    NtPath path() {
        return path;
    }

    /** Null for a directory or volume. */
    Volume.Content content() {
        return content;
    }

    ShareAccess.Opener opener() {
        return opener;
    }

    int options() {
        return options;
    }

    /** Whether reads and writes complete before they return, and the file keeps a position. */
    boolean isSynchronous() {
        return (options & (FileFlags.FILE_SYNCHRONOUS_IO_ALERT | FileFlags.FILE_SYNCHRONOUS_IO_NONALERT)) != 0;
    }

    boolean isUnbuffered() {
        return (options & FileFlags.FILE_NO_INTERMEDIATE_BUFFERING) != 0;
    }

    long position() {
        return position;
    }

    void setPosition(long newPosition) {
        position = newPosition;
    }

    @Override
    public void lastHandleClosed() {
        if (path == null) {
            return;
        }
        try {
            if (content != null) {
                content.close();
            }
            device.closed(this);
        } catch (StatusException e) {
            // NtClose has no way to report it: the handle is gone whatever the host says.
        }
    }
}
