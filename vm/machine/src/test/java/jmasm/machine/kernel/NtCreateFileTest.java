package jmasm.machine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jmasm.machine.nt.FileFlags;
import jmasm.machine.nt.StatusException;
import jmasm.machine.trace.TraceEvent;
import jmasm.machine.volume.NtPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NtCreateFile and NtOpenFile: what is checked, in which order, with which status. */
class NtCreateFileTest {

    private static final int READ = 0x8010_0000;
    private static final int WRITE = 0x4010_0000;
    private static final int ALL = 0x1010_0000;
    private static final int DELETE = 0x0011_0000;
    private static final int SYNCHRONOUS = 0x20;
    private static final int OPEN = 1;
    private static final int CREATE = 2;
    private static final int OVERWRITE_IF = 5;
    private static final int SHARE_ALL = 7;

    private final KernelFixture kernel = new KernelFixture();

    private void expect(String status, int actual) {
        kernel.assertStatus(status, actual);
    }

    private int open(String name) {
        return kernel.create(name, READ, SHARE_ALL, OPEN, SYNCHRONOUS);
    }

    @Test
    void theArticlesCallCreatesThenOverwrites() throws StatusException {
        expect("STATUS_SUCCESS", kernel.create("\\??\\C:\\test.txt", ALL, 0, OVERWRITE_IF, SYNCHRONOUS));
        assertEquals(FileFlags.FILE_CREATED, kernel.information());
        assertEquals(0x7E8, kernel.handle());
        expect("STATUS_SUCCESS", kernel.call("NtClose", 0x7E8));
        expect("STATUS_SUCCESS", kernel.create("\\??\\C:\\TEST.TXT", ALL, 0, OVERWRITE_IF, SYNCHRONOUS));
        assertEquals(FileFlags.FILE_OVERWRITTEN, kernel.information());
        assertEquals(
                "test.txt",
                kernel.drive
                        .find(NtPath.parse("\\test.TXT"))
                        .orElseThrow()
                        .path()
                        .name());
    }

    @ParameterizedTest(name = "{0}: disposition {1} gives {2}, information {3}")
    @CsvSource({
        "old.txt, 0, STATUS_SUCCESS, 0",
        "old.txt, 1, STATUS_SUCCESS, 1",
        "old.txt, 2, STATUS_OBJECT_NAME_COLLISION, -1",
        "old.txt, 3, STATUS_SUCCESS, 1",
        "old.txt, 4, STATUS_SUCCESS, 3",
        "old.txt, 5, STATUS_SUCCESS, 3",
        "new.txt, 0, STATUS_SUCCESS, 2",
        "new.txt, 1, STATUS_OBJECT_NAME_NOT_FOUND, -1",
        "new.txt, 2, STATUS_SUCCESS, 2",
        "new.txt, 3, STATUS_SUCCESS, 2",
        "new.txt, 4, STATUS_OBJECT_NAME_NOT_FOUND, -1",
        "new.txt, 5, STATUS_SUCCESS, 2",
    })
    void dispositions(String name, int disposition, String status, int information) {
        kernel.call("NtClose", kernel.createFile("\\??\\C:\\old.txt"));
        expect(status, kernel.create("\\??\\C:\\" + name, ALL, SHARE_ALL, disposition, SYNCHRONOUS));
        if (information < 0) {
            assertTrue(kernel.ioStatusBlockIsUntouched());
        } else {
            assertEquals(information, kernel.information());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "attributes,       0x10100000, 0x40, 0, 5, 0x20",
        "share,            0x10100000, 0x80, 8, 5, 0x20",
        "disposition,      0x10100000, 0x80, 0, 6, 0x20",
        "options,          0x10100000, 0x80, 0, 5, 0x1000020",
        "no synchronize,   0x40000000, 0x80, 0, 5, 0x20",
        "no delete,        0x40100000, 0x80, 0, 5, 0x1020",
        "both synchronous, 0x10100000, 0x80, 0, 5, 0x30",
        "directory option, 0x10100000, 0x80, 0, 1, 0x29",
        "directory opened otherwise, 0x10100000, 0x80, 0, 5, 0x21",
        "oplock and filter,  0x10100000, 0x80, 0, 5, 0x100120",
        "unbuffered append,  0x00100004, 0x80, 0, 5, 0x28",
    })
    void argumentsThatContradictEachOtherComeBeforeAnyPointer(
            String what, String access, String attributes, int share, int disposition, String options) {
        int status = kernel.call(
                "NtCreateFile",
                KernelFixture.UNMAPPED,
                Integer.decode(access),
                0,
                KernelFixture.UNMAPPED,
                0,
                Integer.decode(attributes),
                share,
                disposition,
                Integer.decode(options),
                0,
                0);
        expect("STATUS_INVALID_PARAMETER", status);
        assertTrue(kernel.probes.isEmpty(), what);
    }

    private int createWith(int handle, int objectAttributes, int ioStatusBlock, int allocation, int ea, int eaLength) {
        kernel.name("\\??\\C:\\x");
        return kernel.call(
                "NtCreateFile",
                handle,
                ALL,
                objectAttributes,
                ioStatusBlock,
                allocation,
                0x80,
                0,
                5,
                0x20,
                ea,
                eaLength);
    }

    @Test
    void pointersAreProbedInTheOrderHandleStatusSizeAttributesListObject() {
        int bad = KernelFixture.UNMAPPED;
        int good = KernelFixture.BUFFER;
        expect("STATUS_ACCESS_VIOLATION", createWith(bad, bad, bad, bad, bad + 1, 4));
        assertEquals("FileHandle", kernel.probes.get(kernel.probes.size() - 1).what());
        expect("STATUS_ACCESS_VIOLATION", createWith(good, bad, bad, bad, bad + 1, 4));
        assertEquals(
                "IoStatusBlock", kernel.probes.get(kernel.probes.size() - 1).what());
        expect("STATUS_ACCESS_VIOLATION", createWith(good, bad, good, bad, bad + 1, 4));
        assertEquals(
                "AllocationSize", kernel.probes.get(kernel.probes.size() - 1).what());
        expect("STATUS_DATATYPE_MISALIGNMENT", createWith(good, bad, good, 0, bad + 1, 4));
        assertEquals("EaBuffer", kernel.probes.get(kernel.probes.size() - 1).what());
        expect("STATUS_ACCESS_VIOLATION", createWith(good, bad, good, 0, 0, 0));
        assertEquals(
                "ObjectAttributes", kernel.probes.get(kernel.probes.size() - 1).what());
    }

    @Test
    void handleAndStatusBlockNeedNoAlignment() {
        expect(
                "STATUS_SUCCESS",
                createWith(
                        KernelFixture.BUFFER + 1,
                        KernelFixture.OBJECT_ATTRIBUTES,
                        KernelFixture.BUFFER + 0x13,
                        0,
                        0,
                        0));
    }

    @Test
    void alignmentIsTestedBeforeTheRange() {
        expect(
                "STATUS_ACCESS_VIOLATION",
                createWith(KernelFixture.HANDLE, 0xCCCC_CCC8, KernelFixture.IO_STATUS_BLOCK, 0, 0, 0));
        expect(
                "STATUS_DATATYPE_MISALIGNMENT",
                createWith(KernelFixture.HANDLE, 0xCCCC_CCCF, KernelFixture.IO_STATUS_BLOCK, 0, 0, 0));
    }

    @Test
    void aNegativeAllocationSizeIsRefused() {
        expect(
                "STATUS_INVALID_PARAMETER",
                createWith(
                        KernelFixture.HANDLE,
                        KernelFixture.OBJECT_ATTRIBUTES,
                        KernelFixture.IO_STATUS_BLOCK,
                        kernel.offset(-1),
                        0,
                        0));
    }

    @Test
    void withoutObjectAttributesThereIsNothingToOpen() {
        expect("STATUS_INVALID_PARAMETER", createWith(KernelFixture.HANDLE, 0, KernelFixture.IO_STATUS_BLOCK, 0, 0, 0));
    }

    @Test
    void theNamesBufferMustBeAlignedToTwoButItsHeaderNeedNot() {
        int header = KernelFixture.BUFFER + 1;
        kernel.memory.poke32(header, 2 | 2 << 16);
        kernel.memory.poke32(header + 4, KernelFixture.NAME + 1);
        kernel.objectAttributes(0, header, 0);
        expect("STATUS_DATATYPE_MISALIGNMENT", openCurrent());
        assertEquals("ProbeForRead(ObjectName.Buffer, 2, align 2)", lastProbe());
    }

    private String lastProbe() {
        TraceEvent.Probed probe = kernel.probes.get(kernel.probes.size() - 1);
        return probe.function() + "(" + probe.what() + ", " + probe.length() + ", align " + probe.alignment() + ")";
    }

    /** NtOpenFile of whatever OBJECT_ATTRIBUTES holds. */
    private int openCurrent() {
        return kernel.call(
                "NtOpenFile",
                KernelFixture.HANDLE,
                READ,
                KernelFixture.OBJECT_ATTRIBUTES,
                KernelFixture.IO_STATUS_BLOCK,
                SHARE_ALL,
                SYNCHRONOUS);
    }

    @Test
    void namesThatAreNoNames() {
        kernel.unicodeString(3, KernelFixture.NAME);
        expect("STATUS_OBJECT_NAME_INVALID", openCurrent());
        kernel.unicodeString(2, 0);
        expect("STATUS_ACCESS_VIOLATION", openCurrent());
        kernel.unicodeString(2, KernelFixture.UNMAPPED);
        expect("STATUS_ACCESS_VIOLATION", openCurrent());
        kernel.unicodeString(0, 1);
        expect("STATUS_OBJECT_PATH_SYNTAX_BAD", openCurrent());
        kernel.objectAttributes(0, 0, 0);
        expect("STATUS_OBJECT_PATH_SYNTAX_BAD", openCurrent());
    }

    @Test
    void theStructuresLengthAndFlagsAreChecked() {
        kernel.name("\\??\\C:\\");
        kernel.objectAttributes(0, KernelFixture.UNICODE_STRING, 0x1000);
        expect("STATUS_INVALID_PARAMETER", openCurrent());
        kernel.objectAttributes(0, KernelFixture.UNICODE_STRING, 0x200);
        expect("STATUS_SUCCESS", openCurrent());
        kernel.memory.poke32(KernelFixture.OBJECT_ATTRIBUTES, 0x14);
        expect("STATUS_INVALID_PARAMETER", openCurrent());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "test.txt,                        STATUS_OBJECT_PATH_SYNTAX_BAD",
        "\\\\?\\C:\\test.txt,             STATUS_OBJECT_NAME_INVALID",
        "\\??,                            STATUS_OBJECT_TYPE_MISMATCH",
        "\\??\\,                          STATUS_OBJECT_NAME_INVALID",
        "\\??\\Q:,                        STATUS_OBJECT_NAME_NOT_FOUND",
        "\\??\\Q:\\test.txt,              STATUS_OBJECT_PATH_NOT_FOUND",
        "\\Nowhere\\x,                    STATUS_OBJECT_PATH_NOT_FOUND",
        "\\??\\C:,                        STATUS_SUCCESS",
        "\\??\\C:\\,                      STATUS_SUCCESS",
        "\\DosDevices\\C:\\old.txt,       STATUS_SUCCESS",
        "\\Device\\HarddiskVolume1\\old.txt, STATUS_SUCCESS",
        "\\??\\GLOBALROOT\\Device\\HarddiskVolume1\\OLD.txt, STATUS_SUCCESS",
        "\\??\\D:\\old.txt,               STATUS_OBJECT_NAME_NOT_FOUND",
        "\\??\\C:\\no\\old.txt,           STATUS_OBJECT_PATH_NOT_FOUND",
        "\\??\\C:\\old.txt\\x,            STATUS_OBJECT_PATH_NOT_FOUND",
        "\\??\\C:\\old.txt\\,             STATUS_OBJECT_NAME_INVALID",
        "\\??\\C:\\a\\\\b,                STATUS_OBJECT_NAME_INVALID",
        "\\??\\C:\\..\\x,                 STATUS_OBJECT_NAME_INVALID",
        "\\??\\C:\\a/b,                   STATUS_OBJECT_NAME_INVALID",
        "\\??\\C:\\old.txt:stream,        STATUS_OBJECT_NAME_INVALID",
        "\\??\\C:\\nul,                   STATUS_OBJECT_NAME_INVALID",
    })
    void names(String name, String status) {
        kernel.call("NtClose", kernel.createFile("\\??\\C:\\old.txt"));
        expect(status, open(name));
    }

    @Test
    void objectNamesAreCaseSensitiveUnlessAskedOtherwise() {
        expect("STATUS_OBJECT_PATH_NOT_FOUND", open("\\dosdevices\\C:\\"));
        kernel.objectAttributes(0, KernelFixture.UNICODE_STRING, ObjectAttributes.OBJ_CASE_INSENSITIVE);
        expect("STATUS_SUCCESS", open("\\dosdevices\\c:\\"));
    }

    @Test
    void relativeNamesStartAtADirectoryHandle() {
        expect("STATUS_SUCCESS", kernel.create("\\??\\C:\\folder", ALL, SHARE_ALL, CREATE, 0x21));
        int folder = kernel.handle();
        kernel.objectAttributes(folder, KernelFixture.UNICODE_STRING, 0);
        expect("STATUS_SUCCESS", kernel.create("inner.txt", ALL, SHARE_ALL, CREATE, SYNCHRONOUS));
        expect("STATUS_SUCCESS", kernel.create("", READ, SHARE_ALL, OPEN, SYNCHRONOUS));
        expect("STATUS_INVALID_PARAMETER", kernel.create("\\inner.txt", READ, SHARE_ALL, OPEN, SYNCHRONOUS));
        kernel.objectAttributes(0x1234, KernelFixture.UNICODE_STRING, 0);
        expect("STATUS_INVALID_HANDLE", kernel.create("inner.txt", READ, SHARE_ALL, OPEN, SYNCHRONOUS));
        kernel.objectAttributes(0, KernelFixture.UNICODE_STRING, 0);
        expect("STATUS_SUCCESS", open("\\??\\C:\\FOLDER\\INNER.TXT"));
    }

    @Test
    void directoriesAndFilesAreNotMistakenForEachOther() {
        kernel.call("NtClose", kernel.createFile("\\??\\C:\\file"));
        expect("STATUS_SUCCESS", kernel.create("\\??\\C:\\folder", ALL, SHARE_ALL, CREATE, 0x21));
        expect("STATUS_NOT_A_DIRECTORY", kernel.create("\\??\\C:\\file", READ, SHARE_ALL, OPEN, 0x21));
        expect("STATUS_FILE_IS_A_DIRECTORY", kernel.create("\\??\\C:\\folder", READ, SHARE_ALL, OPEN, 0x60));
        expect(
                "STATUS_OBJECT_NAME_COLLISION",
                kernel.create("\\??\\C:\\folder", ALL, SHARE_ALL, OVERWRITE_IF, SYNCHRONOUS));
        expect("STATUS_INVALID_PARAMETER", kernel.create("\\??\\C:\\folder", READ, SHARE_ALL, OPEN, 0x61));
    }

    @ParameterizedTest(name = "{0} sharing {1}, then {2} sharing {3}: {4}")
    @CsvSource({
        "0x80100000, 0, 0x80100000, 7, STATUS_SHARING_VIOLATION",
        "0x80100000, 1, 0x80100000, 1, STATUS_SUCCESS",
        "0x80100000, 1, 0x40100000, 7, STATUS_SHARING_VIOLATION",
        "0x40100000, 7, 0x80100000, 1, STATUS_SHARING_VIOLATION",
        "0x40100000, 3, 0x40100000, 3, STATUS_SUCCESS",
        "0x80100000, 3, 0x00110000, 7, STATUS_SHARING_VIOLATION",
        "0x80100000, 7, 0x00110000, 7, STATUS_SUCCESS",
        "0x80100000, 0, 0x00100080, 0, STATUS_SUCCESS",
    })
    void sharing(String first, int firstShare, String second, int secondShare, String status) {
        kernel.call("NtClose", kernel.createFile("\\??\\C:\\s"));
        expect(
                "STATUS_SUCCESS",
                kernel.create("\\??\\C:\\s", Long.decode(first).intValue(), firstShare, OPEN, SYNCHRONOUS));
        int handle = kernel.handle();
        expect(status, kernel.create("\\??\\C:\\S", Long.decode(second).intValue(), secondShare, OPEN, SYNCHRONOUS));
        kernel.call("NtClose", handle);
        kernel.call("NtClose", kernel.handle());
        expect("STATUS_SUCCESS", kernel.create("\\??\\C:\\S", ALL, 0, OPEN, SYNCHRONOUS));
    }

    @Test
    void readOnlyFilesCanBeReadAndKept() throws StatusException {
        kernel.drive.createFile(NtPath.parse("\\r"), FileFlags.FILE_ATTRIBUTE_READONLY);
        expect("STATUS_SUCCESS", kernel.create("\\??\\C:\\r", READ, SHARE_ALL, OPEN, SYNCHRONOUS));
        expect("STATUS_ACCESS_DENIED", kernel.create("\\??\\C:\\r", WRITE, SHARE_ALL, OPEN, SYNCHRONOUS));
        expect("STATUS_ACCESS_DENIED", kernel.create("\\??\\C:\\r", READ, SHARE_ALL, OVERWRITE_IF, SYNCHRONOUS));
        expect("STATUS_CANNOT_DELETE", kernel.create("\\??\\C:\\r", DELETE, SHARE_ALL, OPEN, 0x1020));
    }

    @Test
    void hiddenFilesAreOverwrittenOnlyByWhoKnows() throws StatusException {
        kernel.drive.createFile(NtPath.parse("\\h"), FileFlags.FILE_ATTRIBUTE_HIDDEN);
        expect("STATUS_ACCESS_DENIED", kernel.create("\\??\\C:\\h", ALL, SHARE_ALL, OVERWRITE_IF, SYNCHRONOUS));
    }

    @Test
    void aFileToBeDeletedGoesWithItsLastHandle() {
        expect("STATUS_SUCCESS", kernel.create("\\??\\C:\\d", ALL | 0x1_0000, SHARE_ALL, CREATE, 0x1020));
        int handle = kernel.handle();
        expect("STATUS_SUCCESS", open("\\??\\C:\\d"));
        int other = kernel.handle();
        kernel.call("NtClose", handle);
        expect("STATUS_DELETE_PENDING", open("\\??\\C:\\d"));
        kernel.call("NtClose", other);
        expect("STATUS_OBJECT_NAME_NOT_FOUND", open("\\??\\C:\\d"));
    }
}
