package jmasm.x86;

/**
 * The bytes of one instruction. Reading beyond their end or beyond 15 bytes gives zeros; the reader remembers, and the
 * decoder asks once at the end instead of after each byte.
 */
final class CodeReader {

    private final byte[] code;
    private final int start;
    private final int end;
    private int at;
    private int displacementAt;
    private int immediateAt;

    CodeReader(byte[] code, int start, int end) {
        this.code = code;
        this.start = start;
        this.end = end;
        this.at = start;
    }

    int u8() {
        int value = at < end ? code[at] & 0xFF : 0;
        at++;
        return value;
    }

    int i8() {
        return (byte) u8();
    }

    int u16() {
        int low = u8();
        return low | u8() << 8;
    }

    int i16() {
        return (short) u16();
    }

    int i32() {
        int low = u16();
        return low | u16() << 16;
    }

    /** Takes the last byte back. */
    void back() {
        at--;
    }

    /** How many bytes were read, also beyond the end. */
    int length() {
        return at - start;
    }

    boolean passedEnd() {
        return at > end;
    }

    /** A displacement begins here. */
    void markDisplacement() {
        displacementAt = at - start;
    }

    /** There is none after all; it is 0. */
    int noDisplacement() {
        displacementAt = 0;
        return 0;
    }

    /** A value begins here, unless one began before. */
    void markImmediate() {
        if (immediateAt == 0) {
            immediateAt = at - start;
        }
    }

    int displacementOffset() {
        return displacementAt;
    }

    int immediateOffset() {
        return immediateAt;
    }
}
