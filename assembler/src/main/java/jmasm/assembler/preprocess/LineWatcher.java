package jmasm.assembler.preprocess;

/** Follows the reading line by line, for the listing. */
public interface LineWatcher {

    /** Nobody is interested. */
    LineWatcher NONE = new LineWatcher() {
        @Override
        public void read(LogicalLine line, boolean expansion, boolean active) {}

        @Override
        public void conditional() {}

        @Override
        public void directive(String word, String operands) {}
    };

    /**
     * A line was read, nothing was done about it yet.
     *
     * @param expansion whether a macro or repeat block made it
     * @param active    false within a conditional block that is skipped
     */
    void read(LogicalLine line, boolean expansion, boolean active);

    /** The line that was read last is a directive of a conditional block that is not itself within a skipped one. */
    void conditional();

    /** A directive about the listing, in upper case: {@code .NOLIST}, {@code TITLE}, {@code PAGE} … */
    void directive(String word, String operands);
}
