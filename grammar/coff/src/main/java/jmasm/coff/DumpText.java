package jmasm.coff;

import java.util.List;
import java.util.Locale;

/** The lines of a dump. */
final class DumpText {

    private static final int BYTES_A_LINE = 16;
    private static final String DIGITS = "0123456789ABCDEF";

    /** A bit and what dumps call it. */
    record Flag(int bit, String name) {}

    /** Characteristics of sections, in the order in which they are printed. */
    private static final List<Flag> SECTION_FLAGS = List.of(
            new Flag(WinNt.IMAGE_SCN_CNT_CODE, "CODE"),
            new Flag(WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA, "INITIALIZED_DATA"),
            new Flag(WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA, "UNINITIALIZED_DATA"),
            new Flag(WinNt.IMAGE_SCN_LNK_INFO, "INFO"),
            new Flag(WinNt.IMAGE_SCN_LNK_REMOVE, "REMOVE"),
            new Flag(WinNt.IMAGE_SCN_LNK_COMDAT, "COMDAT"),
            new Flag(WinNt.IMAGE_SCN_MEM_DISCARDABLE, "DISCARDABLE"),
            new Flag(WinNt.IMAGE_SCN_MEM_NOT_CACHED, "NOT_CACHED"),
            new Flag(WinNt.IMAGE_SCN_MEM_NOT_PAGED, "NOT_PAGED"),
            new Flag(WinNt.IMAGE_SCN_MEM_SHARED, "SHARED"),
            new Flag(WinNt.IMAGE_SCN_MEM_EXECUTE, "EXECUTE"),
            new Flag(WinNt.IMAGE_SCN_MEM_READ, "READ"),
            new Flag(WinNt.IMAGE_SCN_MEM_WRITE, "WRITE"));

    private final StringBuilder text = new StringBuilder();

    /** Names come from the file: what is no printable character becomes {@code ?}. */
    DumpText line(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            text.append(c >= 0x20 && c < 0x7F ? c : '?');
        }
        text.append('\n');
        return this;
    }

    DumpText line() {
        return line("");
    }

    /** Lines that are complete already. */
    DumpText text(String lines) {
        text.append(lines);
        return this;
    }

    /** Sixteen bytes a line, hexadecimal and as ASCII; {@code address} is that of the first. */
    DumpText bytes(int address, byte[] data) {
        for (int at = 0; at < data.length; at += BYTES_A_LINE) {
            StringBuilder line =
                    new StringBuilder("  ").append(hex(address + at, 8)).append(':');
            StringBuilder characters = new StringBuilder();
            for (int i = at; i < at + BYTES_A_LINE; i++) {
                if (i < data.length) {
                    int value = data[i] & 0xFF;
                    line.append(' ').append(hex(value, 2));
                    characters.append(value >= 0x20 && value < 0x7F ? (char) value : '.');
                } else {
                    line.append("   ");
                }
            }
            line(line.append("  ").append(characters).toString());
        }
        return this;
    }

    static String hex(int value, int digits) {
        StringBuilder hex = new StringBuilder(digits);
        for (int i = digits - 1; i >= 0; i--) {
            hex.append(DIGITS.charAt(value >>> 4 * i & 0xF));
        }
        return hex.toString();
    }

    /** As few digits as it needs, and an {@code h}. */
    static String hex(int value) {
        return Integer.toHexString(value).toUpperCase(Locale.ROOT) + "h";
    }

    static String sectionFlags(int characteristics) {
        return flags(characteristics, SECTION_FLAGS);
    }

    /** The number, then the names of the bits that have one. */
    static String flags(int value, List<Flag> names) {
        StringBuilder text = new StringBuilder(hex(value));
        for (Flag flag : names) {
            if ((value & flag.bit()) != 0) {
                text.append(' ').append(flag.name());
            }
        }
        return text.toString();
    }

    static String padded(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
