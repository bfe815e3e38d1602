package jmasm.assembler.listing;

/** A line of text in columns, with tabs where ml has them. */
final class Columns {

    private static final int TAB = 8;

    private final StringBuilder text = new StringBuilder();
    private int column;

    Columns put(String more) {
        for (int i = 0; i < more.length(); i++) {
            column = more.charAt(i) == '\t' ? nextStop() : column + 1;
        }
        text.append(more);
        return this;
    }

    /** Goes on at {@code target}; stays where the line is longer already. */
    Columns at(int target) {
        while (target - column > 1 && nextStop() <= target) {
            text.append('\t');
            column = nextStop();
        }
        while (column < target) {
            text.append(' ');
            column++;
        }
        return this;
    }

    /** Goes on at the next tab stop. */
    Columns tab() {
        return put("\t");
    }

    int column() {
        return column;
    }

    private int nextStop() {
        return column / TAB * TAB + TAB;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    static String hex(long value, int digits) {
        char[] text = new char[digits];
        long left = value;
        for (int i = digits - 1; i >= 0; i--) {
            text[i] = "0123456789ABCDEF".charAt((int) (left & 0xF));
            left >>>= 4;
        }
        return new String(text);
    }

    /** Eight digits, those of a negative number behind a sign. */
    static String signedHex(long value) {
        boolean wide = value != (int) value && value != (value & 0xFFFFFFFFL);
        return (value < 0 ? "-" : "") + hex(Math.abs(value), wide ? 16 : 8);
    }
}
