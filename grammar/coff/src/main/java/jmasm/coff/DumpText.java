package jmasm.coff;

/** The lines of a dump. */
final class DumpText {

    private static final int BYTES_A_LINE = 16;
    private static final String DIGITS = "0123456789ABCDEF";

    /** Characteristics of sections, in the order in which they are printed. */
    private static final Object[][] SECTION_FLAGS = {
        {WinNt.IMAGE_SCN_CNT_CODE, "CODE"},
        {WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA, "INITIALIZED_DATA"},
        {WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA, "UNINITIALIZED_DATA"},
        {WinNt.IMAGE_SCN_LNK_INFO, "INFO"},
        {WinNt.IMAGE_SCN_LNK_REMOVE, "REMOVE"},
        {WinNt.IMAGE_SCN_LNK_COMDAT, "COMDAT"},
        {WinNt.IMAGE_SCN_MEM_DISCARDABLE, "DISCARDABLE"},
        {WinNt.IMAGE_SCN_MEM_NOT_CACHED, "NOT_CACHED"},
        {WinNt.IMAGE_SCN_MEM_NOT_PAGED, "NOT_PAGED"},
        {WinNt.IMAGE_SCN_MEM_SHARED, "SHARED"},
        {WinNt.IMAGE_SCN_MEM_EXECUTE, "EXECUTE"},
        {WinNt.IMAGE_SCN_MEM_READ, "READ"},
        {WinNt.IMAGE_SCN_MEM_WRITE, "WRITE"},
    };

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
        return Integer.toHexString(value).toUpperCase(java.util.Locale.ROOT) + "h";
    }

    static String sectionFlags(int characteristics) {
        StringBuilder names = new StringBuilder(hex(characteristics));
        for (Object[] flag : SECTION_FLAGS) {
            if ((characteristics & (Integer) flag[0]) != 0) {
                names.append(' ').append(flag[1]);
            }
        }
        return names.toString();
    }

    static String padded(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
