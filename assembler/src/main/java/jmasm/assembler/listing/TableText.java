package jmasm.assembler.listing;

import java.util.Comparator;
import java.util.function.Consumer;

/** Headings and rows as all tables have them. */
final class TableText {

    private static final int NAME_WIDTH = 32;

    /** ml's order: by code, and of two names that begin alike the longer one first. */
    static final Comparator<String> ORDER = (a, b) -> {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return a.charAt(i) - b.charAt(i);
            }
        }
        return b.length() - a.length();
    };

    private final Consumer<String> out;

    TableText(Consumer<String> out) {
        this.out = out;
    }

    void heading(String title, String... columns) {
        out.accept("");
        out.accept("");
        out.accept(title);
        out.accept("");
        for (String line : columns) {
            out.accept(line);
        }
        out.accept("");
    }

    void line(String text) {
        out.accept(text);
    }

    void row(String name, String text) {
        out.accept(named(name).put(text).toString());
    }

    /** The name, dots, and a tab. */
    static Columns named(String name) {
        StringBuilder text = new StringBuilder(name).append(' ');
        do {
            text.append(text.length() % 2 == 0 ? " ." : ".");
        } while (text.length() < NAME_WIDTH);
        return new Columns().put(text.toString()).tab();
    }
}
