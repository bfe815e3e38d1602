package jmasm.assembler.listing;

/** Lines to pages: a header on each, as long and as wide as asked for. */
final class Pages {

    /** The listing's date: a build gives the same bytes every day. {@code @Date} and {@code @Time} agree. */
    private static final String DATE = "01/01/80 00:00:00";

    private static final int DATE_COLUMN = 60;
    private static final int PAGE_COLUMN = 61;
    private static final int HEADER_LINES = 4;
    private static final char FORM_FEED = '\f';

    private final StringBuilder out = new StringBuilder();
    private final String product;
    private final String title;
    private final int length;
    private final int width;
    private String subtitle;
    private String kind = "Page";
    private int section = 1;
    private int page = 1;
    private int lines;

    Pages(String product, String title, String subtitle, int length, int width) {
        this.product = product;
        this.title = title;
        this.subtitle = subtitle;
        this.length = length;
        this.width = width;
        header();
    }

    /** From the next page on. */
    void setSubtitle(String text) {
        subtitle = text;
    }

    void newPage(boolean newSection) {
        section += newSection ? 1 : 0;
        page = newSection ? 1 : page + 1;
        out.append(FORM_FEED);
        header();
    }

    /** The tables at the end are a section of their own. */
    void beginTables() {
        kind = "Symbols";
        newPage(true);
    }

    private void header() {
        out.append(new Columns().put(product).at(DATE_COLUMN).put(DATE)).append('\n');
        out.append(new Columns()
                        .put(title.length() >= PAGE_COLUMN ? title.substring(0, PAGE_COLUMN - 1) : title)
                        .at(PAGE_COLUMN)
                        .put(kind + " " + section + " - " + page))
                .append('\n');
        out.append(subtitle).append("\n\n");
        lines = HEADER_LINES;
    }

    void line(String text) {
        int from = 0;
        do {
            if (length > 0 && lines >= length) {
                newPage(false);
            }
            int until = end(text, from);
            out.append(text, from, until).append('\n');
            lines++;
            from = until;
        } while (from < text.length());
    }

    /** What fits on the line. */
    private int end(String text, int from) {
        if (width == 0) {
            return text.length();
        }
        int column = 0;
        int at = from;
        while (at < text.length()) {
            column = text.charAt(at) == '\t' ? column / 8 * 8 + 8 : column + 1;
            if (column > width && at > from) {
                return at;
            }
            at++;
        }
        return at;
    }

    String text() {
        return out.toString();
    }
}
