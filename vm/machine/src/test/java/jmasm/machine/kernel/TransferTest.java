package jmasm.machine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** NtReadFile, NtWriteFile, NtFlushBuffersFile and what NtQueryInformationFile and NtSetInformationFile add. */
class TransferTest {

    private static final int IOSB = KernelFixture.IO_STATUS_BLOCK;
    private static final int BUFFER = KernelFixture.BUFFER;
    private static final int UNMAPPED = KernelFixture.UNMAPPED;

    private final KernelFixture kernel = new KernelFixture();
    private final int file = kernel.createFile("\\??\\C:\\f");

    private void expect(String status, int actual) {
        kernel.assertStatus(status, actual);
    }

    private int open(int access, int options) {
        expect("STATUS_SUCCESS", kernel.create("\\??\\C:\\f", access, 7, 1, options));
        int handle = kernel.handle();
        kernel.forgetIoStatusBlock();
        return handle;
    }

    @Test
    void theFileKeepsAPosition() {
        expect("STATUS_SUCCESS", kernel.write(file, "Hello ", 0));
        assertEquals(6, kernel.information());
        expect("STATUS_SUCCESS", kernel.write(file, "World!", 0));
        expect("STATUS_SUCCESS", kernel.read(file, 100, kernel.offset(0)));
        assertEquals("Hello World!", kernel.buffer(kernel.information()));
        expect("STATUS_SUCCESS", kernel.write(file, "J", kernel.offset(0)));
        expect("STATUS_SUCCESS", kernel.read(file, 4, 0));
        assertEquals("ello", kernel.buffer(4));
    }

    @Test
    void specialOffsetsMeanTheEndAndThePosition() {
        kernel.write(file, "abc", 0);
        kernel.write(file, "X", kernel.offset(0));
        expect("STATUS_SUCCESS", kernel.write(file, "Y", kernel.offset(-2)));
        expect("STATUS_SUCCESS", kernel.write(file, "Z", kernel.offset(-1)));
        expect("STATUS_SUCCESS", kernel.read(file, 9, kernel.offset(0)));
        assertEquals("XYcZ", kernel.buffer(kernel.information()));
        expect("STATUS_INVALID_PARAMETER", kernel.write(file, "Z", kernel.offset(-3)));
        expect("STATUS_INVALID_PARAMETER", kernel.read(file, 1, kernel.offset(-1)));
    }

    @Test
    void readingAtTheEndSaysSo() {
        expect("STATUS_END_OF_FILE", kernel.read(file, 1, 0));
        expect("STATUS_END_OF_FILE", kernel.memory.peek32(IOSB));
        assertEquals(0, kernel.information());
        expect("STATUS_SUCCESS", kernel.read(file, 0, 0));
    }

    @Test
    void writingBehindTheEndLeavesZeros() {
        expect("STATUS_SUCCESS", kernel.write(file, "x", kernel.offset(3)));
        expect("STATUS_SUCCESS", kernel.read(file, 9, kernel.offset(0)));
        assertEquals("\0\0\0x", kernel.buffer(kernel.information()));
    }

    @Test
    void theHandleComesFirstThenTheStatusBlockThenTheBuffer() {
        expect("STATUS_INVALID_HANDLE", kernel.call("NtWriteFile", 0xABC, 0, 0, 0, UNMAPPED, UNMAPPED, 4, 0, 0));
        expect("STATUS_OBJECT_TYPE_MISMATCH", kernel.call("NtWriteFile", -1, 0, 0, 0, UNMAPPED, UNMAPPED, 4, 0, 0));
        int readOnly = open(0x8010_0000, 0x20);
        expect("STATUS_ACCESS_DENIED", kernel.call("NtWriteFile", readOnly, 0, 0, 0, UNMAPPED, UNMAPPED, 4, 0, 0));
        expect("STATUS_ACCESS_VIOLATION", kernel.call("NtWriteFile", file, 0, 0, 0, UNMAPPED, UNMAPPED, 4, 0, 0));
        assertEquals(
                "IoStatusBlock", kernel.probes.get(kernel.probes.size() - 1).what());
        expect("STATUS_ACCESS_VIOLATION", kernel.call("NtWriteFile", file, 0, 0, 0, IOSB, -8, 4, UNMAPPED, 0));
        assertEquals("Buffer", kernel.probes.get(kernel.probes.size() - 1).what());
        expect("STATUS_ACCESS_VIOLATION", kernel.call("NtWriteFile", file, 0, 0, 0, IOSB, BUFFER, 4, UNMAPPED, 0));
        assertEquals("ByteOffset", kernel.probes.get(kernel.probes.size() - 1).what());
        expect("STATUS_ACCESS_VIOLATION", kernel.call("NtWriteFile", file, 0, 0, 0, IOSB, BUFFER, 4, 0, UNMAPPED));
        assertEquals("Key", kernel.probes.get(kernel.probes.size() - 1).what());
        assertTrue(kernel.ioStatusBlockIsUntouched());
    }

    @Test
    void whatIsWrittenNeedsNoAlignmentWhatIsReadMustBeWritable() {
        expect("STATUS_SUCCESS", kernel.call("NtWriteFile", file, 0, 0, 0, IOSB, BUFFER + 1, 3, 0, 0));
        expect("STATUS_INVALID_USER_BUFFER", kernel.call("NtWriteFile", file, 0, 0, 0, IOSB, 0, 3, 0, 0));
        expect("STATUS_ACCESS_VIOLATION", kernel.call("NtWriteFile", file, 0, 0, 0, IOSB, UNMAPPED, 3, 0, 0));
        expect("STATUS_ACCESS_VIOLATION", kernel.call("NtReadFile", file, 0, 0, 0, IOSB, 0, 3, 0, 0));
        expect(
                "STATUS_ACCESS_VIOLATION",
                kernel.call("NtReadFile", file, 0, 0, 0, IOSB, KernelFixture.READ_ONLY, 3, 0, 0));
    }

    @Test
    void asynchronousHandlesNeedAnOffsetAndKeepNoPosition() {
        int handle = open(0xC000_0000, 0);
        expect("STATUS_INVALID_PARAMETER", kernel.write(handle, "x", 0));
        expect("STATUS_SUCCESS", kernel.write(handle, "x", kernel.offset(0)));
        expect("STATUS_INVALID_PARAMETER", kernel.read(handle, 1, kernel.offset(-2)));
        kernel.forgetIoStatusBlock();
        expect("STATUS_END_OF_FILE", kernel.read(handle, 1, kernel.offset(1)));
        assertTrue(kernel.ioStatusBlockIsUntouched());
    }

    @Test
    void whoMayOnlyAppendAppends() {
        kernel.write(file, "abc", 0);
        int handle = open(0x0010_0004, 0x20);
        expect("STATUS_SUCCESS", kernel.write(handle, "d", kernel.offset(0)));
        expect("STATUS_SUCCESS", kernel.read(file, 9, kernel.offset(0)));
        assertEquals("abcd", kernel.buffer(kernel.information()));
    }

    @Test
    void unbufferedFilesMoveWholeSectors() {
        int handle = open(0xC010_0000, 0x28);
        expect("STATUS_INVALID_PARAMETER", kernel.write(handle, "x", kernel.offset(0)));
        expect("STATUS_SUCCESS", kernel.write(handle, "x".repeat(512), kernel.offset(512)));
        expect("STATUS_INVALID_PARAMETER", kernel.read(handle, 512, kernel.offset(1)));
    }

    @Test
    void anEventThatIsNoneIsNoticedBeforeTheTransfer() {
        expect("STATUS_INVALID_HANDLE", kernel.call("NtWriteFile", file, 0x55, 0, 0, IOSB, BUFFER, 1, 0, 0));
        expect("STATUS_OBJECT_TYPE_MISMATCH", kernel.call("NtWriteFile", file, file, 0, 0, IOSB, BUFFER, 1, 0, 0));
    }

    @Test
    void directoriesHaveNoBytes() {
        expect("STATUS_SUCCESS", kernel.create("\\??\\C:\\", 0x8010_0000, 7, 1, 0x20));
        expect("STATUS_INVALID_DEVICE_REQUEST", kernel.read(kernel.handle(), 1, 0));
    }

    @Test
    void flushingLooksAtTheStatusBlockBeforeTheHandle() {
        expect("STATUS_ACCESS_VIOLATION", kernel.call("NtFlushBuffersFile", 0xABC, 0));
        expect("STATUS_INVALID_HANDLE", kernel.call("NtFlushBuffersFile", 0xABC, IOSB));
        expect("STATUS_ACCESS_DENIED", kernel.call("NtFlushBuffersFile", open(0x8010_0000, 0x20), IOSB));
        expect("STATUS_SUCCESS", kernel.call("NtFlushBuffersFile", file, IOSB));
    }

    @Test
    void whatIsWrittenToTheConsoleIsMissedOnce() {
        expect("STATUS_INVALID_HANDLE", kernel.call("NtWriteFile", 0x10, 0, 0, 0, IOSB, BUFFER, 1, 0, 0));
        assertTrue(kernel.messages.isEmpty());
        expect("STATUS_INVALID_HANDLE", kernel.call("NtWriteFile", 7, 0, 0, 0, IOSB, BUFFER, 1, 0, 0));
        expect("STATUS_INVALID_HANDLE", kernel.call("NtReadFile", 3, 0, 0, 0, IOSB, BUFFER, 1, 0, 0));
        assertEquals(1, kernel.messages.size());
        assertEquals("JR2007", kernel.messages.get(0).problem().code());
    }

    @Test
    void aFileTellsOfItself() {
        kernel.write(file, "abc", 0);
        expect("STATUS_SUCCESS", kernel.call("NtQueryInformationFile", file, IOSB, BUFFER, 0x18, 5));
        assertEquals(0x1000, kernel.memory.peek32(BUFFER), "allocation");
        assertEquals(3, kernel.memory.peek32(BUFFER + 8), "size");
        expect("STATUS_SUCCESS", kernel.call("NtQueryInformationFile", file, IOSB, BUFFER, 8, 0x0E));
        assertEquals(3, kernel.memory.peek32(BUFFER), "position");
        expect("STATUS_SUCCESS", kernel.call("NtQueryInformationFile", file, IOSB, BUFFER, 8, 9));
        assertEquals(4, kernel.memory.peek32(BUFFER), "bytes of \\f");
        int longer = kernel.createFile("\\??\\C:\\longer");
        expect("STATUS_BUFFER_OVERFLOW", kernel.call("NtQueryInformationFile", longer, IOSB, BUFFER, 8, 9));
        assertEquals(14, kernel.memory.peek32(BUFFER), "bytes of \\longer");
        expect("STATUS_SUCCESS", kernel.call("NtQueryInformationFile", file, IOSB, BUFFER, 4, 0x10));
        assertEquals(0x20, kernel.memory.peek32(BUFFER), "mode");
        expect("STATUS_INFO_LENGTH_MISMATCH", kernel.call("NtQueryInformationFile", file, IOSB, BUFFER, 4, 5));
        expect("STATUS_INVALID_INFO_CLASS", kernel.call("NtQueryInformationFile", file, IOSB, BUFFER, 4, 0x99));
        assertTrue(kernel.messages.isEmpty());
        expect("STATUS_INVALID_INFO_CLASS", kernel.call("NtQueryInformationFile", file, IOSB, BUFFER, 0x28, 4));
        assertEquals("JR2005", kernel.messages.get(0).problem().code());
    }

    @Test
    void positionSizeAndDeletionCanBeSet() {
        kernel.write(file, "abcdef", 0);
        kernel.offset(2);
        expect("STATUS_SUCCESS", kernel.call("NtSetInformationFile", file, IOSB, KernelFixture.OFFSET, 8, 0x14));
        expect("STATUS_SUCCESS", kernel.call("NtSetInformationFile", file, IOSB, kernel.offset(1), 8, 0x0E));
        expect("STATUS_SUCCESS", kernel.read(file, 9, 0));
        assertEquals("b", kernel.buffer(kernel.information()));
        expect("STATUS_INVALID_PARAMETER", kernel.call("NtSetInformationFile", file, IOSB, kernel.offset(-1), 8, 0x0E));
        kernel.memory.poke32(BUFFER, 1);
        expect("STATUS_ACCESS_DENIED", kernel.call("NtSetInformationFile", file, IOSB, BUFFER, 1, 0x0D));
        int handle = open(0x0011_0000, 0x20);
        kernel.memory.poke32(BUFFER, 1);
        expect("STATUS_SUCCESS", kernel.call("NtSetInformationFile", handle, IOSB, BUFFER, 1, 0x0D));
        kernel.call("NtClose", handle);
        kernel.call("NtClose", file);
        expect("STATUS_OBJECT_NAME_NOT_FOUND", kernel.create("\\??\\C:\\f", 0x8010_0000, 7, 1, 0x20));
    }
}
