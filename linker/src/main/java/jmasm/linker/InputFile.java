package jmasm.linker;

import java.nio.charset.StandardCharsets;

/**
 * A file to link.
 *
 * @param name  as messages call it
 * @param bytes not to be changed
 */
public record InputFile(String name, byte[] bytes) {

    /** What editors put in front of UTF-8, read as ISO 8859-1. */
    private static final String UTF8_MARK = "\u00EF\u00BB\u00BF";

    /** Of a file of names: bytes as characters, as names of symbols are read everywhere. */
    String text() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.startsWith(UTF8_MARK) ? text.substring(UTF8_MARK.length()) : text;
    }
}
