package jmasm.linker;

import java.util.Arrays;
import jmasm.base.ByteWriter;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;

/** What runs when the image is started under DOS: it prints a sentence and ends with code 1. */
final class DosStub {

    static final int DOS_HEADER_SIZE = 64;
    private static final int PARAGRAPH = 16;

    /** With it the headers of an image of four sections fill 512 bytes. */
    private static final int SIZE = 104;

    private static final String SENTENCE = "A program for Windows.\r\n$";

    private DosStub() {}

    /** That of {@code /STUB}: a DOS program with at least a whole header. */
    static byte[] of(InputFile file, Diagnostics problems) {
        byte[] bytes = file.bytes();
        if (bytes.length < DOS_HEADER_SIZE || bytes[0] != 'M' || bytes[1] != 'Z') {
            problems.report(Diagnostic.in(file.name(), LinkProblem.INVALID_FILE)
                    .withHint("a stub is a DOS program: 64 bytes of header or more, beginning with MZ"));
        }
        return Arrays.copyOf(bytes, (int) AddressAssigner.alignUp(bytes.length, 8));
    }

    /** A DOS header whose {@code e_lfanew} is still 0, and the program. */
    static byte[] standard() {
        ByteWriter out = new ByteWriter().latin1("MZ");
        out.u16(SIZE).u16(1); // bytes in the last page, pages
        out.u16(0); // relocations
        out.u16(DOS_HEADER_SIZE / PARAGRAPH);
        out.u16(0).u16(0xFFFF); // memory wanted behind the program: at least, at most
        out.u16(0).u16(0xB8); // SS:SP
        out.u16(0); // check sum
        out.u16(0).u16(0); // CS:IP
        out.u16(DOS_HEADER_SIZE); // relocation table: 40h says that a new header may follow
        out.zeros(DOS_HEADER_SIZE - out.size());
        // push cs / pop ds / mov dx, sentence / mov ah, 9 / int 21h / mov ax, 4C01h / int 21h
        int[] code = {0x0E, 0x1F, 0xBA, 0x0E, 0x00, 0xB4, 0x09, 0xCD, 0x21, 0xB8, 0x01, 0x4C, 0xCD, 0x21};
        for (int value : code) {
            out.u8(value);
        }
        out.latin1(SENTENCE);
        return out.zeros(SIZE - out.size()).toByteArray();
    }
}
