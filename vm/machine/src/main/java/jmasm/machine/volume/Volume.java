package jmasm.machine.volume;

import java.util.List;
import java.util.Optional;
import jmasm.machine.nt.StatusException;

/**
 * A tree of files and directories. Names are found whatever their case and kept as they were given. Failures are
 * statuses: STATUS_OBJECT_PATH_NOT_FOUND when a directory on the way is missing or is a file, STATUS_ACCESS_DENIED
 * when the host refuses, STATUS_MEDIA_WRITE_PROTECTED for a change of a read-only volume, STATUS_DISK_FULL.
 */
public interface Volume {

    boolean isReadOnly();

    /**
     * What a name stands for; empty when the last component does not exist. A name that ends with a backslash finds a
     * file, too: the caller knows what to say then.
     */
    Optional<Entry> find(NtPath path) throws StatusException;

    /** Makes a new, empty file. Nothing of that name may exist. @param attributes FILE_ATTRIBUTE_* to keep */
    Entry createFile(NtPath path, int attributes) throws StatusException;

    /** Makes a directory. Nothing of that name may exist. */
    Entry createDirectory(NtPath path) throws StatusException;

    /** Access to the bytes of a file. @param write whether they will be changed */
    Content open(NtPath file, boolean write) throws StatusException;

    /** Changes what is kept of the attributes: read-only everywhere, the others where the storage has room for them. */
    void setAttributes(NtPath file, int attributes) throws StatusException;

    /** Removes a file or an empty directory. */
    void delete(NtPath path) throws StatusException;

    /** What a directory holds, in the order of the names without regard to case. */
    List<Entry> list(NtPath directory) throws StatusException;

    /**
     * A file or directory.
     *
     * @param path       as it is spelled on the volume
     * @param size       bytes; 0 for a directory
     * @param attributes FILE_ATTRIBUTE_*
     */
    record Entry(NtPath path, boolean isDirectory, long size, int attributes) {}

    /** The bytes of one file. Positions are from 0. */
    interface Content extends AutoCloseable {

        long size() throws StatusException;

        /** Cuts, or extends by zeros. */
        void setSize(long size) throws StatusException;

        /** How many bytes were read; fewer than asked for only at the end of the file. */
        int read(long position, byte[] to, int offset, int length) throws StatusException;

        /** Writes all bytes; a gap behind the end of the file reads as zeros. */
        void write(long position, byte[] from, int offset, int length) throws StatusException;

        void flush() throws StatusException;

        @Override
        void close() throws StatusException;
    }
}
