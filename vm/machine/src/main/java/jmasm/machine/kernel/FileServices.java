package jmasm.machine.kernel;

import jmasm.machine.nt.AccessMask;
import jmasm.machine.nt.FileFlags;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;
import jmasm.machine.volume.NtPath;

/** NtCreateFile and NtOpenFile: what is checked in which order, and where the name leads. */
final class FileServices {

    private static final int IO_STATUS_BLOCK_SIZE = 8;
    private static final int SYNCHRONOUS = FileFlags.FILE_SYNCHRONOUS_IO_ALERT | FileFlags.FILE_SYNCHRONOUS_IO_NONALERT;

    /** What may go with FILE_DIRECTORY_FILE. */
    private static final int DIRECTORY_OPTIONS = FileFlags.FILE_DIRECTORY_FILE
            | SYNCHRONOUS
            | FileFlags.FILE_WRITE_THROUGH
            | FileFlags.FILE_COMPLETE_IF_OPLOCKED
            | FileFlags.FILE_OPEN_FOR_BACKUP_INTENT
            | FileFlags.FILE_DELETE_ON_CLOSE
            | FileFlags.FILE_OPEN_FOR_FREE_SPACE_QUERY
            | FileFlags.FILE_OPEN_BY_FILE_ID
            | FileFlags.FILE_NO_COMPRESSION
            | FileFlags.FILE_OPEN_REPARSE_POINT;

    private final ObjectManager objects;

    FileServices(ObjectManager objects) {
        this.objects = objects;
    }

    int NtCreateFile(ServiceCall call) throws StatusException {
        return create(
                call,
                call.argument(4),
                new Flags(call.argument(1), call.argument(5), call.argument(6), call.argument(7), call.argument(8)),
                call.argument(9),
                call.argument(10));
    }

    int NtOpenFile(ServiceCall call) throws StatusException {
        Flags flags = new Flags(call.argument(1), 0, call.argument(4), FileFlags.FILE_OPEN, call.argument(5));
        return create(call, 0, flags, 0, 0);
    }

    /** The arguments that are neither pointers nor handles. */
    private record Flags(int access, int attributes, int share, int disposition, int options) {

        boolean has(int option) {
            return (options & option) != 0;
        }
    }

    /** Handle, IO status block and object attributes are the arguments 0, 3 and 2 of both services. */
    private int create(ServiceCall call, int allocationSize, Flags flags, int eaBuffer, int eaLength)
            throws StatusException {
        if (!areValid(flags)) {
            return Status.STATUS_INVALID_PARAMETER;
        }
        UserMemory user = call.user();
        int handleAddress = call.argument(0);
        int ioStatusBlock = call.argument(3);
        user.probeForWriteScalar("Handle", "FileHandle", handleAddress, 4);
        user.probeForWriteScalar("IoStatusBlock", "IoStatusBlock", ioStatusBlock, IO_STATUS_BLOCK_SIZE);
        if (allocationSize != 0) {
            user.probeForReadScalar("LargeInteger", "AllocationSize", allocationSize, 8);
            if (user.read64(allocationSize) < 0) {
                return Status.STATUS_INVALID_PARAMETER;
            }
        }
        if (eaBuffer != 0 && eaLength != 0) {
            user.probeForRead("EaBuffer", eaBuffer, eaLength, 4);
        }
        if (call.argument(2) == 0) {
            return Status.STATUS_INVALID_PARAMETER;
        }
        ObjectAttributes attributes = ObjectAttributes.capture(user, call.argument(2));

        // Nothing has been done yet; beyond here the file system acts.
        VolumeDevice.Opened opened = open(call, attributes, flags);
        int handle = call.process()
                .handles()
                .insert(opened.file(), opened.file().opener().access(), attributes.attributes());
        user.write32(handleAddress, handle);
        user.write32(ioStatusBlock, Status.STATUS_SUCCESS);
        user.write32(ioStatusBlock + 4, opened.information());
        return Status.STATUS_SUCCESS;
    }

    /** In the order of IoCreateFile's tests; each has the same status. */
    private static boolean areValid(Flags flags) {
        if ((flags.attributes & ~FileFlags.FILE_ATTRIBUTE_VALID_FLAGS) != 0
                || (flags.share & ~FileFlags.FILE_SHARE_VALID_FLAGS) != 0
                || Integer.compareUnsigned(flags.disposition, FileFlags.FILE_MAXIMUM_DISPOSITION) > 0
                || (flags.options & ~FileFlags.FILE_VALID_OPTION_FLAGS) != 0) {
            return false;
        }
        if (flags.has(SYNCHRONOUS) && (flags.access & AccessMask.SYNCHRONIZE) == 0
                || flags.has(FileFlags.FILE_DELETE_ON_CLOSE) && (flags.access & AccessMask.DELETE) == 0
                || (flags.options & SYNCHRONOUS) == SYNCHRONOUS) {
            return false;
        }
        if (flags.has(FileFlags.FILE_DIRECTORY_FILE)) {
            boolean opensOrCreates = flags.disposition == FileFlags.FILE_OPEN
                    || flags.disposition == FileFlags.FILE_CREATE
                    || flags.disposition == FileFlags.FILE_OPEN_IF;
            // With FILE_NON_DIRECTORY_FILE as well it is the file system that refuses.
            boolean foreignOption =
                    !flags.has(FileFlags.FILE_NON_DIRECTORY_FILE) && (flags.options & ~DIRECTORY_OPTIONS) != 0;
            if (foreignOption || !opensOrCreates) {
                return false;
            }
        }
        boolean oplockAndFilter =
                flags.has(FileFlags.FILE_COMPLETE_IF_OPLOCKED) && flags.has(FileFlags.FILE_RESERVE_OPFILTER);
        boolean unbufferedAppend = flags.has(FileFlags.FILE_NO_INTERMEDIATE_BUFFERING)
                && (flags.access & AccessMask.FILE_APPEND_DATA) != 0;
        return !oplockAndFilter && !unbufferedAppend;
    }

    private VolumeDevice.Opened open(ServiceCall call, ObjectAttributes attributes, Flags flags)
            throws StatusException {
        if ((flags.access & AccessMask.ACCESS_SYSTEM_SECURITY) != 0) {
            throw new StatusException(Status.STATUS_PRIVILEGE_NOT_HELD);
        }
        int access = ObjectType.FILE.specificAccess(flags.access);
        String name = attributes.name() == null ? "" : attributes.name();
        if (attributes.rootDirectory() != 0) {
            KernelObject root =
                    call.process().handles().entry(attributes.rootDirectory()).object();
            return openRelative(call, root, name, attributes, request(root.label(), name, access, flags));
        }
        ObjectManager.Found found = objects.find(name, attributes.isCaseInsensitive());
        return openFound(call, found, request("", name, access, flags));
    }

    private VolumeDevice.Opened openRelative(
            ServiceCall call, KernelObject root, String name, ObjectAttributes attributes, VolumeDevice.Request request)
            throws StatusException {
        if (root instanceof FileObject file && file.path() != null) {
            if (!name.isEmpty() && name.charAt(0) == '\\') {
                throw new StatusException(Status.STATUS_INVALID_PARAMETER);
            }
            return file.device().open(file.path().resolve(name), request);
        } else if (root instanceof ObjectDirectory directory) {
            return openFound(call, objects.find(directory, name, attributes.isCaseInsensitive()), request);
        }
        throw new StatusException(Status.STATUS_OBJECT_TYPE_MISMATCH);
    }

    private static VolumeDevice.Opened openFound(
            ServiceCall call, ObjectManager.Found found, VolumeDevice.Request request) throws StatusException {
        if (!(found.object() instanceof VolumeDevice device)) {
            throw new StatusException(Status.STATUS_OBJECT_TYPE_MISMATCH);
        }
        call.note(request.openName() + " leads to " + device.label()
                + (found.rest().isEmpty() ? "" : ", " + found.rest()));
        return found.rest().isEmpty() ? device.openVolume(request) : device.open(NtPath.parse(found.rest()), request);
    }

    private static VolumeDevice.Request request(String root, String name, int access, Flags flags) {
        String openName = root.isEmpty() ? name : name.isEmpty() ? root : root + "\\" + name;
        return new VolumeDevice.Request(
                openName, access, flags.attributes, flags.share, flags.disposition, flags.options);
    }
}
