package jmasm.machine.kernel;

import jmasm.machine.message.Messages;
import jmasm.machine.message.RunProblem;
import jmasm.machine.nt.AccessMask;
import jmasm.machine.nt.FileFlags;
import jmasm.machine.nt.Hex;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;
import jmasm.machine.volume.Volume;

/** NtQueryInformationFile and NtSetInformationFile. */
final class FileInformationServices {

    private static final int IO_STATUS_BLOCK_SIZE = 8;
    private static final int ALLOCATION_UNIT = 0x1000;
    private static final int MODE = FileFlags.FILE_WRITE_THROUGH
            | FileFlags.FILE_SEQUENTIAL_ONLY
            | FileFlags.FILE_NO_INTERMEDIATE_BUFFERING
            | FileFlags.FILE_SYNCHRONOUS_IO_ALERT
            | FileFlags.FILE_SYNCHRONOUS_IO_NONALERT
            | FileFlags.FILE_DELETE_ON_CLOSE;

    /** FILE_INFORMATION_CLASS: those that are here. */
    private enum Information {
        STANDARD(5, 0x18, 0),
        ACCESS(8, 4, 0),
        NAME(9, 8, 0),
        DISPOSITION(0x0D, 1, AccessMask.DELETE),
        POSITION(0x0E, 8, 0),
        MODE(0x10, 4, 0),
        ALIGNMENT(0x11, 4, 0),
        END_OF_FILE(0x14, 8, AccessMask.FILE_WRITE_DATA);

        private final int number;
        private final int minimum;
        private final int access;

        Information(int number, int minimum, int access) {
            this.number = number;
            this.minimum = minimum;
            this.access = access;
        }
    }

    private static final int LAST_CLASS = 0x28;

    private final Messages messages;

    FileInformationServices(Messages messages) {
        this.messages = messages;
    }

    int NtQueryInformationFile(ServiceCall call) throws StatusException {
        Information information = information(call);
        int length = call.argument(3);
        int buffer = call.argument(2);
        UserMemory user = call.user();
        user.probeForWriteScalar("IoStatusBlock", "IoStatusBlock", call.argument(1), IO_STATUS_BLOCK_SIZE);
        user.probeForWrite("FileInformation", buffer, length, 4);
        FileObject file = (FileObject) call.reference(call.argument(0), ObjectType.FILE, 0);
        InformationBuffer out = new InformationBuffer(0x1_0010);
        switch (information) {
            case STANDARD -> standard(out, file);
            case ACCESS -> out.u32(file.opener().access());
            case NAME -> name(out, file);
            case POSITION -> out.u64(file.position());
            case MODE -> out.u32(file.options() & MODE);
            case ALIGNMENT -> out.u32(0);
            case DISPOSITION, END_OF_FILE -> throw new StatusException(Status.STATUS_INVALID_INFO_CLASS);
        }
        int copied = Integer.compareUnsigned(out.size(), length) <= 0 ? out.size() : length;
        out.copyTo(user, buffer, copied);
        int status = copied < out.size() ? Status.STATUS_BUFFER_OVERFLOW : Status.STATUS_SUCCESS;
        user.write32(call.argument(1), status);
        user.write32(call.argument(1) + 4, copied);
        return status;
    }

    int NtSetInformationFile(ServiceCall call) throws StatusException {
        Information information = information(call);
        UserMemory user = call.user();
        int buffer = call.argument(2);
        user.probeForWriteScalar("IoStatusBlock", "IoStatusBlock", call.argument(1), IO_STATUS_BLOCK_SIZE);
        user.probeForRead("FileInformation", buffer, call.argument(3), information == Information.DISPOSITION ? 1 : 4);
        FileObject file = (FileObject) call.reference(call.argument(0), ObjectType.FILE, information.access);
        switch (information) {
            case POSITION -> setPosition(file, user.read64(buffer));
            case END_OF_FILE -> setEndOfFile(file, user.read64(buffer));
            case DISPOSITION -> setDisposition(file, user.readBytes(buffer, 1)[0] != 0);
            case STANDARD, ACCESS, NAME, MODE, ALIGNMENT -> throw new StatusException(Status.STATUS_INVALID_INFO_CLASS);
        }
        user.write32(call.argument(1), Status.STATUS_SUCCESS);
        user.write32(call.argument(1) + 4, 0);
        return Status.STATUS_SUCCESS;
    }

    private Information information(ServiceCall call) throws StatusException {
        int number = call.argument(4);
        for (Information information : Information.values()) {
            if (information.number == number) {
                if (Integer.compareUnsigned(call.argument(3), information.minimum) < 0) {
                    throw new StatusException(Status.STATUS_INFO_LENGTH_MISMATCH);
                }
                return information;
            }
        }
        if (number > 0 && number <= LAST_CLASS) {
            messages.message(
                    RunProblem.INFORMATION_CLASS_NOT_IMPLEMENTED, call.service().name(), Hex.of(number));
        }
        throw new StatusException(Status.STATUS_INVALID_INFO_CLASS);
    }

    private static void standard(InformationBuffer out, FileObject file) throws StatusException {
        long size = file.content() == null ? 0 : file.content().size();
        ShareAccess sharing = file.path() == null ? null : file.device().sharing(file);
        out.u64((size + ALLOCATION_UNIT - 1) / ALLOCATION_UNIT * ALLOCATION_UNIT);
        out.u64(size);
        out.u32(1);
        out.u8(sharing != null && sharing.isDeletePending() ? 1 : 0);
        out.u8(file.content() == null ? 1 : 0).u8(0).u8(0);
    }

    private static void name(InformationBuffer out, FileObject file) {
        String name = file.path() == null ? "" : file.path().toString();
        out.u32(2 * name.length()).utf16(name);
    }

    private static void setPosition(FileObject file, long position) throws StatusException {
        if (position < 0) {
            throw new StatusException(Status.STATUS_INVALID_PARAMETER);
        }
        file.setPosition(position);
    }

    private static void setEndOfFile(FileObject file, long size) throws StatusException {
        if (size < 0 || size > TransferServices.LARGEST_FILE) {
            throw new StatusException(Status.STATUS_INVALID_PARAMETER);
        }
        contentOf(file).setSize(size);
    }

    private static void setDisposition(FileObject file, boolean delete) throws StatusException {
        if (file.path() == null) {
            throw new StatusException(Status.STATUS_INVALID_PARAMETER);
        }
        Volume volume = file.device().volume();
        if (delete) {
            Volume.Entry entry =
                    volume.find(file.path()).orElseThrow(() -> new StatusException(Status.STATUS_DELETE_PENDING));
            if ((entry.attributes() & FileFlags.FILE_ATTRIBUTE_READONLY) != 0
                    || file.path().isRoot()) {
                throw new StatusException(Status.STATUS_CANNOT_DELETE);
            }
            if (entry.isDirectory() && !volume.list(file.path()).isEmpty()) {
                throw new StatusException(Status.STATUS_DIRECTORY_NOT_EMPTY);
            }
        }
        file.device().sharing(file).setDeletePending(delete);
    }

    private static Volume.Content contentOf(FileObject file) throws StatusException {
        if (file.content() == null) {
            throw new StatusException(Status.STATUS_INVALID_PARAMETER);
        }
        return file.content();
    }
}
