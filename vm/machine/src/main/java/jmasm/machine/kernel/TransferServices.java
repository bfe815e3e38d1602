package jmasm.machine.kernel;

import jmasm.machine.memory.AccessKind;
import jmasm.machine.message.Messages;
import jmasm.machine.message.RunProblem;
import jmasm.machine.nt.AccessMask;
import jmasm.machine.nt.FileFlags;
import jmasm.machine.nt.Hex;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;
import jmasm.machine.volume.Volume;

/**
 * NtReadFile, NtWriteFile, NtFlushBuffersFile. Both transfers look at things in the same order: the handle, the IO
 * status block, the buffer, the offset, the alignment of unbuffered files, the key, the offset's value, the event.
 */
final class TransferServices {

    /** Windows XP's handles of the console: the two low bits set. kernel32 keeps them from the kernel there. */
    private static final int CONSOLE_HANDLE_BITS = 3;

    private static final int LAST_STANDARD_HANDLE = 0x0B;

    private static final int IO_STATUS_BLOCK_SIZE = 8;
    private static final int SECTOR = 512;

    /** NTFS's limit: 16 TB less 64 KB. */
    static final long LARGEST_FILE = (1L << 44) - 0x1_0000;

    /** More is copied in parts: a guest's length must not become one allocation. */
    private static final int CHUNK = 1 << 20;

    /** The arguments that NtReadFile and NtWriteFile have in common, all but the handle already looked at. */
    private record Transfer(FileObject file, int ioStatusBlock, int buffer, int length, long offset) {}

    private final Messages messages;
    private boolean consoleMissed;

    TransferServices(Messages messages) {
        this.messages = messages;
    }

    int NtReadFile(ServiceCall call) throws StatusException {
        FileObject file = reference(call, AccessMask.FILE_READ_DATA);
        UserMemory user = call.user();
        user.probeForWriteScalar("IoStatusBlock", "IoStatusBlock", call.argument(4), IO_STATUS_BLOCK_SIZE);
        user.probeForWrite("Buffer", call.argument(5), call.argument(6), 1);
        long offset = offset(call, file);
        if (offset < 0 && offset != FileFlags.FILE_USE_FILE_POINTER_POSITION) {
            return Status.STATUS_INVALID_PARAMETER;
        }
        Transfer transfer = begin(call, file, offset);
        return read(user, transfer);
    }

    int NtWriteFile(ServiceCall call) throws StatusException {
        FileObject file = referenceForWriting(call);
        UserMemory user = call.user();
        user.probeForWriteScalar("IoStatusBlock", "IoStatusBlock", call.argument(4), IO_STATUS_BLOCK_SIZE);
        user.probeForRead("Buffer", call.argument(5), call.argument(6), 1);
        long offset = offset(call, file);
        if (offset < FileFlags.FILE_USE_FILE_POINTER_POSITION) {
            return Status.STATUS_INVALID_PARAMETER;
        }
        Transfer transfer = begin(call, file, offset);
        if (transfer.buffer == 0 && transfer.length != 0) {
            return Status.STATUS_INVALID_USER_BUFFER;
        }
        return write(user, transfer);
    }

    int NtFlushBuffersFile(ServiceCall call) throws StatusException {
        call.user().probeForWriteScalar("IoStatusBlock", "IoStatusBlock", call.argument(1), IO_STATUS_BLOCK_SIZE);
        FileObject file = referenceForWriting(call);
        if (file.content() != null) {
            file.content().flush();
        }
        return complete(call.user(), call.argument(1), Status.STATUS_SUCCESS, 0);
    }

    // ---------------------------------------------------------------- what comes before the transfer

    private FileObject reference(ServiceCall call, int access) throws StatusException {
        missConsole(call);
        return (FileObject) call.reference(call.argument(0), ObjectType.FILE, access);
    }

    /** A program whose output silently goes nowhere helps nobody: said once. */
    private void missConsole(ServiceCall call) {
        int handle = call.argument(0);
        boolean console = (handle & CONSOLE_HANDLE_BITS) == CONSOLE_HANDLE_BITS
                && Integer.compareUnsigned(handle, LAST_STANDARD_HANDLE) <= 0;
        if (console && !consoleMissed) {
            consoleMissed = true;
            messages.message(RunProblem.CONSOLE_NOT_THERE, call.service().name(), Hex.of(handle));
        }
    }

    /** Either right to write will do. */
    private FileObject referenceForWriting(ServiceCall call) throws StatusException {
        FileObject file = reference(call, 0);
        int writes = AccessMask.FILE_WRITE_DATA | AccessMask.FILE_APPEND_DATA;
        if ((file.opener().access() & writes) == 0) {
            throw new StatusException(Status.STATUS_ACCESS_DENIED);
        }
        return file;
    }

    /** The offset as given; of a file that keeps a position, no offset means that position. */
    private static long offset(ServiceCall call, FileObject file) throws StatusException {
        UserMemory user = call.user();
        int byteOffset = call.argument(7);
        long offset = FileFlags.FILE_USE_FILE_POINTER_POSITION;
        if (byteOffset != 0) {
            user.probeForReadScalar("LargeInteger", "ByteOffset", byteOffset, 8);
            offset = user.read64(byteOffset);
        }
        int length = call.argument(6);
        boolean unaligned = length % SECTOR != 0 || byteOffset != 0 && offset >= 0 && offset % SECTOR != 0;
        if (file.isUnbuffered() && unaligned) {
            throw new StatusException(Status.STATUS_INVALID_PARAMETER);
        }
        if (call.argument(8) != 0) {
            user.probeForReadScalar("Ulong", "Key", call.argument(8), 4);
        }
        return offset;
    }

    private static Transfer begin(ServiceCall call, FileObject file, long offset) throws StatusException {
        if (!file.isSynchronous() && offset == FileFlags.FILE_USE_FILE_POINTER_POSITION) {
            throw new StatusException(Status.STATUS_INVALID_PARAMETER);
        }
        if (call.argument(1) != 0) {
            // There are no event objects yet, so this can only find that the handle is none or something else.
            call.process().handles().entry(call.argument(1));
            throw new StatusException(Status.STATUS_OBJECT_TYPE_MISMATCH);
        }
        if (file.content() == null) {
            throw new StatusException(Status.STATUS_INVALID_DEVICE_REQUEST);
        }
        long start = offset;
        boolean appendsOnly = (file.opener().access() & AccessMask.FILE_WRITE_DATA) == 0
                && (file.opener().access() & AccessMask.FILE_APPEND_DATA) != 0
                && call.service().name().equals("NtWriteFile");
        if (appendsOnly || offset == FileFlags.FILE_WRITE_TO_END_OF_FILE) {
            start = file.content().size();
        } else if (offset == FileFlags.FILE_USE_FILE_POINTER_POSITION) {
            start = file.position();
        }
        if (start > LARGEST_FILE - (call.argument(6) & 0xFFFF_FFFFL)) {
            throw new StatusException(Status.STATUS_INVALID_PARAMETER);
        }
        return new Transfer(file, call.argument(4), call.argument(5), call.argument(6), start);
    }

    // ---------------------------------------------------------------- the transfer

    private static int read(UserMemory user, Transfer transfer) throws StatusException {
        Volume.Content content = transfer.file.content();
        long total = transfer.length & 0xFFFF_FFFFL;
        byte[] part = new byte[(int) Math.min(total, CHUNK)];
        long done = 0;
        while (done < total) {
            int count = content.read(transfer.offset + done, part, 0, (int) Math.min(part.length, total - done));
            if (count == 0) {
                break;
            }
            user.writeBytes(transfer.buffer + (int) done, part, count);
            done += count;
        }
        if (done == 0 && total != 0) {
            if (transfer.file.isSynchronous()) {
                complete(user, transfer.ioStatusBlock, Status.STATUS_END_OF_FILE, 0);
            }
            return Status.STATUS_END_OF_FILE;
        }
        return finish(user, transfer, done);
    }

    private static int write(UserMemory user, Transfer transfer) throws StatusException {
        long total = transfer.length & 0xFFFF_FFFFL;
        user.require(transfer.buffer, transfer.length, AccessKind.READ);
        for (long done = 0; done < total; done += CHUNK) {
            int count = (int) Math.min(CHUNK, total - done);
            byte[] part = user.readBytes(transfer.buffer + (int) done, count);
            transfer.file.content().write(transfer.offset + done, part, 0, count);
        }
        return finish(user, transfer, total);
    }

    private static int finish(UserMemory user, Transfer transfer, long count) throws StatusException {
        if (transfer.file.isSynchronous()) {
            transfer.file.setPosition(transfer.offset + count);
        }
        return complete(user, transfer.ioStatusBlock, Status.STATUS_SUCCESS, (int) count);
    }

    private static int complete(UserMemory user, int ioStatusBlock, int status, int information)
            throws StatusException {
        user.write32(ioStatusBlock, status);
        user.write32(ioStatusBlock + 4, information);
        return status;
    }
}
