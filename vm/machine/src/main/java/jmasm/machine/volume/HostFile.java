package jmasm.machine.volume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import jmasm.machine.nt.StatusException;

/** An open file of the host. */
final class HostFile implements Volume.Content {

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> READ_WRITE =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final FileChannel channel;

    private HostFile(FileChannel channel) {
        this.channel = channel;
    }

    static HostFile open(Path file, boolean write) throws IOException {
        return new HostFile(FileChannel.open(file, write ? READ_WRITE : READ));
    }

    @Override
    public long size() throws StatusException {
        try {
            return channel.size();
        } catch (IOException e) {
            throw DirectoryVolume.status(e);
        }
    }

    @Override
    public void setSize(long size) throws StatusException {
        try {
            if (size <= channel.size()) {
                channel.truncate(size);
            } else {
                // One byte at the new end; the host fills the gap with zeros.
                channel.write(ByteBuffer.allocate(1), size - 1);
            }
        } catch (IOException e) {
            throw DirectoryVolume.status(e);
        }
    }

    @Override
    public int read(long position, byte[] to, int offset, int length) throws StatusException {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(to, offset, length);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, position + buffer.position() - offset) < 0) {
                    break;
                }
            }
            return buffer.position() - offset;
        } catch (IOException e) {
            throw DirectoryVolume.status(e);
        }
    }

    @Override
    public void write(long position, byte[] from, int offset, int length) throws StatusException {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(from, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer, position + buffer.position() - offset);
            }
        } catch (IOException e) {
            throw DirectoryVolume.status(e);
        }
    }

    @Override
    public void flush() throws StatusException {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw DirectoryVolume.status(e);
        }
    }

    @Override
    public void close() throws StatusException {
        try {
            channel.close();
        } catch (IOException e) {
            throw DirectoryVolume.status(e);
        }
    }
}
