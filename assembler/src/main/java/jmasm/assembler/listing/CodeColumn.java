package jmasm.assembler.listing;

import java.util.ArrayList;
import java.util.List;
import jmasm.assembler.encode.DataShape;
import jmasm.assembler.layout.Fragment;

/** The bytes of one statement as ml groups them, over as many lines as they need. */
final class CodeColumn {

    /** Characters that fit beside the source, and on the lines below. */
    private static final int WIDTH_OF_INSTRUCTION = 16;

    private static final int WIDTH = 14;

    /** Where lines below the first begin. */
    private static final String MARGIN = "   ";

    private final FieldReader fields;
    private final List<String> lines = new ArrayList<>();
    private StringBuilder line = new StringBuilder();
    private int limit;
    private int depth;

    /** A value in the section's image, and its mark: R, E or nothing. */
    interface FieldReader {

        /** Eight digits and what ml writes behind them. */
        String field(int offset, int size);
    }

    CodeColumn(FieldReader fields) {
        this.fields = fields;
    }

    /** The first line stands behind the offset, the others begin with their margin. */
    List<String> lines() {
        if (line.length() > 0) {
            lines.add(line.toString());
            line = new StringBuilder();
        }
        return lines;
    }

    // ---- instructions

    void instruction(Fragment fragment) {
        limit = lines.isEmpty() ? WIDTH_OF_INSTRUCTION : WIDTH;
        int at = fragment.offset();
        boolean prefixes = true;
        while (at < fragment.end()) {
            int size = fragment.valueAt(at - fragment.offset());
            if (size > 0) {
                prefixes = false;
                item(fields.field(at, size));
                at += size;
                continue;
            }
            String text = fields.field(at, 1);
            String mark = prefixes ? prefixMark(text) : "";
            prefixes = !mark.isEmpty();
            item(text + mark);
            at++;
        }
    }

    private static String prefixMark(String prefix) {
        return switch (prefix) {
            case "66" -> "|";
            case "67" -> "&";
            case "F0", "F2", "F3" -> "/";
            case "26", "2E", "36", "3E", "64", "65" -> ":";
            default -> "";
        };
    }

    // ---- data

    void data(int offset, List<DataShape> shapes) {
        limit = WIDTH;
        values(offset, shapes);
    }

    private long values(int offset, List<DataShape> shapes) {
        long at = offset;
        for (DataShape shape : shapes) {
            if (shape instanceof DataShape.Values values) {
                for (int i = 0; i < values.count(); i++) {
                    item(fields.field((int) at, values.size()));
                    at += values.size();
                }
            } else if (shape instanceof DataShape.Repeated repeated) {
                repeated((int) at, repeated);
                at += repeated.count() * DataShape.size(repeated.items());
            }
        }
        return at;
    }

    private void repeated(int offset, DataShape.Repeated repeated) {
        if (line.length() > 0 && !line.toString().isBlank()) {
            next();
        }
        // On the first line the count stands one column further right than values do.
        String indent = lines.isEmpty() ? " " : "";
        line.append(indent).append(Columns.hex(repeated.count(), 8)).append(" [");
        depth++;
        next();
        if (repeated.count() > 0) {
            values(offset, repeated.items());
        }
        depth--;
        next();
        line.append(']');
    }

    private void item(String text) {
        int used = line.length() - (lines.isEmpty() ? 0 : MARGIN.length() + depth);
        boolean empty = line.toString().isBlank();
        if ((empty ? 0 : used + 1) + text.length() > limit && !(empty && !lines.isEmpty())) {
            next();
            empty = true;
        }
        line.append(empty ? "" : " ").append(text);
    }

    private void next() {
        lines.add(line.toString());
        line = new StringBuilder(MARGIN + " ".repeat(depth));
        limit = WIDTH;
    }
}
