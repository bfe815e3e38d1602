package jmasm.machine;

import java.nio.charset.StandardCharsets;
import jmasm.base.ByteWriter;

/** The article's program in the few variants that its experiments need, as bytes. */
final class TestPrograms {

    static final int BASE = 0x0040_0000;
    private static final int CODE = BASE + 0x1000;
    private static final int DATA = BASE + 0x2000;
    private static final int UNICODE_STRING = DATA + 0x100;
    private static final int OBJECT_ATTRIBUTES = DATA + 0x108;
    private static final int IO_STATUS_BLOCK = DATA + 0x120;
    static final int FILE_HANDLE = DATA + 0x128;

    private final int createFile;
    private final int writeFile;
    private final int close;
    private final int padding;

    TestPrograms(int createFile, int writeFile, int close, int padding) {
        this.createFile = createFile;
        this.writeFile = writeFile;
        this.close = close;
        this.padding = padding;
    }

    /** With Windows XP's numbers, and the three zeros that the article asks for. */
    static TestPrograms article() {
        return new TestPrograms(0x25, 0x112, 0x19, 3);
    }

    TestPrograms withPadding(int zeros) {
        return new TestPrograms(createFile, writeFile, close, zeros);
    }

    /** Writes the file and returns what NtClose does. */
    byte[] helloWorld() {
        TestCode code = new TestCode(CODE)
                .arguments(FILE_HANDLE, 0x1010_0000, OBJECT_ATTRIBUTES, IO_STATUS_BLOCK, 0, 0x80, 0, 5, 0x20, 0, 0)
                .call("NtCreateFile")
                .arguments(0, 0, 0, IO_STATUS_BLOCK, DATA, 12, 0, 0)
                .pushMemory(FILE_HANDLE)
                .call("NtWriteFile")
                .pushMemory(FILE_HANDLE)
                .call("NtClose")
                .hex("C3");
        stubs(code);
        return program(code);
    }

    /** Creates the file and returns NtCreateFile's status. */
    byte[] createOnly() {
        TestCode code = new TestCode(CODE)
                .arguments(FILE_HANDLE, 0x1010_0000, OBJECT_ATTRIBUTES, IO_STATUS_BLOCK, 0, 0x80, 0, 5, 0x20, 0, 0)
                .call("NtCreateFile")
                .hex("C3");
        stubs(code);
        return program(code);
    }

    /** Any code with the data of the others. */
    byte[] program(TestCode code) {
        return new TestImage(BASE)
                .code(code.toBytes())
                .data(data())
                .entry(0x1000)
                .toBytes();
    }

    static TestCode code() {
        return new TestCode(CODE);
    }

    void stubs(TestCode code) {
        code.stub("NtCreateFile", createFile, 0x2C)
                .stub("NtWriteFile", writeFile, 0x24)
                .stub("NtClose", close, 4);
    }

    private byte[] data() {
        ByteWriter out = new ByteWriter();
        out.latin1("Hello World!").u8(0).zeros(padding);
        int name = out.size();
        out.bytes("\\??\\C:\\test.txt\0".getBytes(StandardCharsets.UTF_16LE));
        out.zeros(0x100 - out.size());
        out.u16(30).u16(32).u32(DATA + name);
        out.u32(0x18).u32(0).u32(UNICODE_STRING).u32(0x200).u32(0).u32(0);
        out.zeros(0x40);
        return out.toByteArray();
    }
}
