package jmasm.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceFileTest {

    @Test
    void everyLineEndGivesTheSameLines() {
        assertEquals(4, SourceFile.of("a.asm", "one\ntwo\r\n\rfour").lineCount());
        assertEquals("two", SourceFile.of("a.asm", "one\ntwo\r\n\rfour").line(2));
        assertEquals("", SourceFile.of("a.asm", "one\ntwo\r\n\rfour").line(3));
        assertEquals("four", SourceFile.of("a.asm", "one\ntwo\r\n\rfour").line(4));
    }

    @Test
    void aFinalLineEndBeginsNoLine() {
        assertEquals(1, SourceFile.of("a.asm", "end\r\n").lineCount());
        assertEquals(0, SourceFile.of("a.asm", "").lineCount());
    }

    @Test
    void theDosEndOfFileMarkEndsTheText() {
        SourceFile file = SourceFile.of("a.asm", "end\n\u001Agarbage\n");
        assertEquals(1, file.lineCount());
        assertEquals("end", file.line(1));
    }

    @Test
    void linesOutsideTheFileAreEmpty() {
        assertEquals("", SourceFile.of("a.asm", "end").line(0));
        assertEquals("", SourceFile.of("a.asm", "end").line(2));
    }

    @Test
    void bytesOfAnyCodePagePassThrough() {
        byte[] bytes = {'"', (byte) 0x80, (byte) 0xFF, (byte) 0xC3, (byte) 0xA4, '"'};
        String line = SourceFile.of("a.asm", bytes).line(1);
        assertEquals(bytes.length, line.length());
        IntStream.range(0, bytes.length).forEach(i -> assertEquals(bytes[i] & 0xFF, line.charAt(i)));
    }
}
