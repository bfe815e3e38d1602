package jmasm.machine.kernel;

import jmasm.machine.memory.AccessKind;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;

/**
 * The kernel's copy of an OBJECT_ATTRIBUTES.
 *
 * @param rootDirectory a handle, 0 for none
 * @param name          null when ObjectName is null
 * @param attributes    OBJ_*
 */
record ObjectAttributes(int rootDirectory, String name, int attributes) {

    static final int OBJ_CASE_INSENSITIVE = 0x40;
    private static final int OBJ_KERNEL_HANDLE = 0x200;
    private static final int OBJ_VALID_ATTRIBUTES = 0x7F2;

    private static final int SIZE = 0x18;
    private static final int LENGTH = 0x00;
    private static final int ROOT_DIRECTORY = 0x04;
    private static final int OBJECT_NAME = 0x08;
    private static final int ATTRIBUTES = 0x0C;
    private static final int SECURITY_DESCRIPTOR = 0x10;
    private static final int SECURITY_QUALITY_OF_SERVICE = 0x14;

    private static final int SECURITY_DESCRIPTOR_SIZE = 0x14;
    private static final int QUALITY_OF_SERVICE_SIZE = 0x0C;
    private static final int UNICODE_STRING_SIZE = 8;

    /** The longest length that leaves no room for a terminator. */
    private static final int TOO_LONG = 0xFFFE;

    /**
     * Copies from user memory, looking in the kernel's order: the structure (aligned to 4), its length and flags, the
     * security descriptor, the quality of service (4), the name's header, the name's characters (2).
     *
     * @throws StatusException whatever fails first
     */
    static ObjectAttributes capture(UserMemory user, int address) throws StatusException {
        user.probeForRead("ObjectAttributes", address, SIZE, 4);
        int length = user.read32(address + LENGTH);
        int attributes = user.read32(address + ATTRIBUTES);
        if (length != SIZE || (attributes & ~OBJ_VALID_ATTRIBUTES) != 0) {
            throw new StatusException(Status.STATUS_INVALID_PARAMETER);
        }
        int root = user.read32(address + ROOT_DIRECTORY);
        int name = user.read32(address + OBJECT_NAME);
        lookAt(user, "SecurityDescriptor", user.read32(address + SECURITY_DESCRIPTOR), SECURITY_DESCRIPTOR_SIZE);
        lookAt(
                user,
                "SecurityQualityOfService",
                user.read32(address + SECURITY_QUALITY_OF_SERVICE),
                QUALITY_OF_SERVICE_SIZE);
        // Only the kernel itself may ask for a handle that user mode can't touch; for others the flag is dropped.
        return new ObjectAttributes(root, name == 0 ? null : captureName(user, name), attributes & ~OBJ_KERNEL_HANDLE);
    }

    boolean isCaseInsensitive() {
        return (attributes & OBJ_CASE_INSENSITIVE) != 0;
    }

    /** There is one user who may do all: what these structures say is looked at and not used. */
    private static void lookAt(UserMemory user, String what, int address, int size) throws StatusException {
        if (address != 0) {
            user.probeForRead(what, address, size, 4);
            user.require(address, size, AccessKind.READ);
        }
    }

    private static String captureName(UserMemory user, int address) throws StatusException {
        user.probeForReadScalar("UnicodeString", "ObjectName", address, UNICODE_STRING_SIZE);
        int length = user.read16(address);
        int buffer = user.read32(address + 4);
        user.probeForRead("ObjectName.Buffer", buffer, length, 2);
        if ((length & 1) != 0 || length == TOO_LONG) {
            throw new StatusException(Status.STATUS_OBJECT_NAME_INVALID);
        }
        return user.readString(buffer, length);
    }
}
