package jmasm.assembler;

import java.util.Locale;

/**
 * What later releases of ml do otherwise than earlier ones: the one table of these differences, which code asks through
 * {@link MasmVersion#has}. Each has a source of its name in {@code versions}, with what it gives under 6.15 and under
 * 14 beside it, and a row in docs/dialect.md. The releases are those that public objects, listings and logs show: the
 * first in which the change was seen.
 */
public enum VersionChange {
    /** {@code cmp al, bl} is {@code 3A C3}, not {@code 38 D8}. */
    BYTES_COMPARED_FORWARD(800),
    /** Constant expressions have 64 bits: {@code 1 SHL 32} is not 0, {@code -1 SHR 4} has 60 bits. */
    EXPRESSIONS_OF_64_BITS(800),
    /** A PROTO or EXTERNDEF above a procedure makes it public, whatever PRIVATE and OPTION PROC:PRIVATE say. */
    ANNOUNCED_ARE_PUBLIC(800),
    /** The object's symbols do not begin with {@code .file}. */
    NO_FILE_SYMBOL(800),
    /** Words in listings: {@code Procedures, parameters, and locals}. */
    HEADING_WITH_COMMAS(800),
    /** Linker directives are {@code /ENTRY:main}, not {@code -entry:main}. */
    DIRECTIVES_WITH_SLASHES(900),
    /** Messages are {@code error A2006:text}, without a blank. */
    NO_BLANK_IN_MESSAGES(1000),
    /** The object has {@code @feat.00}, also without /safeseh. */
    FEATURES_SYMBOL(1100),
    /** The code section is {@code .text$mn}, which leaves room before and behind it for others. */
    GROUPED_CODE_SECTION(1200),
    /** Five bytes of ALIGN in code are a jump over {@code int 3}, not {@code add eax, 0}, which sets flags. */
    FILL_KEEPS_FLAGS(1400);

    private final int since;

    VersionChange(int since) {
        this.since = since;
    }

    /** The release, as {@code @Version} counts. */
    int since() {
        return since;
    }

    /** The file name of its source, without the ending: {@code no-file-symbol}. */
    public String sourceName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
