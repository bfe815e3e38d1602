package jmasm.assembler.listing;

/** What of the source is listed now: the options, and what directives made of them. */
final class ListingMode {

    /** Which lines of macros are shown. */
    enum Macros {
        NONE,
        /** Those that make code or data, and segments. */
        CODE,
        ALL
    }

    private final boolean everything;
    private final boolean falseFromStart;
    private boolean on = true;
    private boolean falseConditionals;
    private boolean generatedCode;
    private Macros macros = Macros.CODE;

    ListingMode(ListingOptions options) {
        everything = options.everything();
        falseFromStart = options.falseConditionals();
        falseConditionals = falseFromStart;
        generatedCode = options.generatedCode();
    }

    boolean isOn() {
        return on || everything;
    }

    boolean showsFalseConditionals() {
        return falseConditionals || everything;
    }

    boolean showsGeneratedCode() {
        return generatedCode || everything;
    }

    Macros macros() {
        return everything ? Macros.ALL : macros;
    }

    void apply(String directive) {
        switch (directive) {
            case ".LIST" -> on = true;
            case ".NOLIST", ".XLIST" -> on = false;
            case ".LISTALL" -> {
                on = true;
                falseConditionals = true;
                generatedCode = true;
                macros = Macros.ALL;
            }
            case ".LISTIF", ".LFCOND" -> falseConditionals = true;
            case ".NOLISTIF", ".SFCOND" -> falseConditionals = false;
            case ".TFCOND" -> falseConditionals = !falseConditionals;
            case ".LISTMACRO", ".XALL" -> macros = Macros.CODE;
            case ".LISTMACROALL", ".LALL" -> macros = Macros.ALL;
            case ".NOLISTMACRO", ".SALL" -> macros = Macros.NONE;
            default -> {
                // Others are no matter of lines.
            }
        }
    }
}
