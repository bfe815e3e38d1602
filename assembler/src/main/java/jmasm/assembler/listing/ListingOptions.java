package jmasm.assembler.listing;

/**
 * What a listing shows when the source says nothing else.
 *
 * @param everything        /Sa: all lines, whatever the source's directives leave out
 * @param generatedCode     /Sg: instructions of INVOKE, .IF and of frames
 * @param falseConditionals /Sx: lines of conditional blocks that are skipped
 * @param tables            not /Sn: the tables of names at the end
 * @param width             /Sl: characters a line, 0 without a limit
 * @param length            /Sp: lines a page, 0 for one endless page
 * @param title             /St, empty for the source's name
 * @param subtitle          /Ss, may be empty
 */
public record ListingOptions(
        boolean everything,
        boolean generatedCode,
        boolean falseConditionals,
        boolean tables,
        int width,
        int length,
        String title,
        String subtitle) {

    public static final int NARROWEST = 60;
    public static final int WIDEST = 255;
    public static final int SHORTEST = 10;
    public static final int LONGEST = 255;

    /** As without any of these options. */
    public static ListingOptions defaults() {
        return new ListingOptions(false, false, false, true, 0, 0, "", "");
    }
}
