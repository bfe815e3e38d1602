package jmasm.assembler.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import jmasm.assembler.VersionChange;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.layout.RelocationTarget;
import jmasm.assembler.layout.Section;
import jmasm.assembler.layout.SectionImage;
import jmasm.assembler.lower.Program;
import jmasm.base.Diagnostic;
import jmasm.base.Severity;
import jmasm.base.Span;

/** The text of a listing, once nothing of the program changes any more. */
public final class ListingText {

    private static final int SOURCE_COLUMN = 32;
    private static final int GENERATED_COLUMN = 27;
    private static final int LEVEL_COLUMN = 29;
    private static final int INCLUDE_COLUMN = 30;
    private static final int LARGEST_LEVEL = 9;

    private final Listing listing;
    private final Program program;
    private final Values values;
    private final Pages pages;
    private final Map<String, List<Diagnostic>> messages = new HashMap<>();

    /**
     * @param images  what was written of each section
     * @param isNamed whether the object has a symbol of its own for the target, so that the addend alone is written
     */
    public ListingText(
            Listing listing,
            Program program,
            String sourceName,
            Map<Section, SectionImage> images,
            Predicate<RelocationTarget> isNamed) {
        this.listing = listing;
        this.program = program;
        this.values = new Values(images, isNamed);
        this.pages = new Pages(
                "jmasm, after Macro Assembler " + version(),
                listing.title().isEmpty() ? sourceName : listing.title(),
                listing.options().subtitle(),
                listing.page().length,
                listing.page().width);
    }

    private String version() {
        return program.options().masmVersion().option();
    }

    /** The whole text. */
    public String print(List<Diagnostic> diagnostics) {
        sort(diagnostics);
        List<Entry> entries = listing.entries();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.isShown()) {
                print(entry);
            }
            boolean lastOfLine = i + 1 == entries.size() || entries.get(i + 1).span != entry.span;
            if (lastOfLine && !messages.isEmpty()) {
                Optional.ofNullable(messages.remove(key(entry.span))).ifPresent(list -> list.forEach(this::print));
            }
            if (entry.subtitle != null) {
                pages.setSubtitle(entry.subtitle);
            }
            if (entry.newPage != null) {
                pages.newPage(entry.newPage);
            }
        }
        messages.values().forEach(list -> list.forEach(this::print));
        if (listing.options().tables()) {
            pages.beginTables();
            new Tables(program, listing, pages::line).print();
        }
        pages.line("");
        count(diagnostics, true);
        count(diagnostics, false);
        return pages.text();
    }

    private void count(List<Diagnostic> diagnostics, boolean warnings) {
        long count = diagnostics.stream()
                .filter(diagnostic -> (diagnostic.severity() == Severity.WARNING) == warnings)
                .count();
        String number = Long.toString(count);
        String padded = " ".repeat(Math.max(0, 4 - number.length())) + number;
        pages.line(new Columns()
                .tab()
                .put(padded + (warnings ? " Warnings" : " Errors"))
                .toString());
    }

    // ---- messages

    private void sort(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            String key = diagnostic.span().map(ListingText::key).orElse("");
            messages.computeIfAbsent(key, none -> new ArrayList<>()).add(diagnostic);
        }
    }

    private static String key(Span span) {
        StringBuilder key = new StringBuilder();
        Optional<Span> at = Optional.of(span);
        while (at.isPresent()) {
            key.append(at.get().file().name())
                    .append(':')
                    .append(at.get().line())
                    .append('<');
            at = at.get().origin().map(Span.Origin::at);
        }
        return key.toString();
    }

    private void print(Diagnostic diagnostic) {
        boolean spaced = !program.options().masmVersion().has(VersionChange.NO_BLANK_IN_MESSAGES);
        pages.line(diagnostic.place() + " : " + diagnostic.severity().word() + " "
                + diagnostic.problem().code() + ":" + (spaced ? " " : "") + diagnostic.text());
    }

    // ---- lines

    private void print(Entry entry) {
        if (entry.text != null) {
            List<String> code = code(entry);
            pages.line(line(entry, code.isEmpty() ? "" : code.get(0), entry.text));
            rest(code);
        }
        for (Entry.Generated generated : entry.generated) {
            List<String> code = new ArrayList<>();
            if (generated.fragment() != null) {
                CodeColumn column = new CodeColumn(values.reader(generated.section()));
                column.instruction(generated.fragment());
                code.addAll(column.lines());
                code.set(0, offset(generated.fragment().offset()) + "  " + code.get(0));
            } else {
                code.add(offset(generated.place().offset()));
            }
            generated(entry, code, generated.text().get(), generated.fragment() == null);
        }
    }

    /** A directive's instruction stands beside its last bytes, where a source line stands beside its first. */
    private void generated(Entry entry, List<String> code, String text, boolean label) {
        int last = code.size() - 1;
        for (int i = 0; i < last; i++) {
            pages.line((i == 0 ? new Columns() : new Columns().tab())
                    .put(code.get(i))
                    .toString());
        }
        Columns line = (last == 0 ? new Columns() : new Columns().tab()).put(code.get(last));
        pages.line(label ? generatedLabel(line, text) : line(entry, line, true, text));
    }

    private static String generatedLabel(Columns line, String text) {
        mark(line, GENERATED_COLUMN, "*");
        return line.put(text).toString();
    }

    private void rest(List<String> code) {
        for (int i = 1; i < code.size(); i++) {
            pages.line(new Columns().tab().put(code.get(i)).toString());
        }
    }

    private static String line(Entry entry, String code, String text) {
        return text.isEmpty() && code.isEmpty() && !entry.included
                ? ""
                : line(entry, new Columns().put(code), false, text);
    }

    private static String line(Entry entry, Columns line, boolean generated, String text) {
        if (generated) {
            mark(line, GENERATED_COLUMN, "*");
        }
        if (entry.level > 0) {
            mark(line, LEVEL_COLUMN, entry.level > LARGEST_LEVEL ? "+" : Integer.toString(entry.level));
        }
        if (entry.included) {
            mark(line, INCLUDE_COLUMN, "C");
        }
        if (entry.included && line.column() < SOURCE_COLUMN) {
            line.put(" ");
        }
        do {
            if (line.column() != SOURCE_COLUMN) {
                line.tab();
            }
        } while (line.column() < SOURCE_COLUMN);
        return line.put(text).toString();
    }

    private static void mark(Columns line, int column, String mark) {
        if (line.column() >= column && mark.equals("*")) {
            line.put(" ");
        }
        line.at(column).put(mark);
    }

    private static String offset(int offset) {
        return " " + Columns.hex(offset, 8);
    }

    /** The code column's lines; the first stands beside the source. */
    private List<String> code(Entry entry) {
        if (entry.value != null) {
            String at = entry.place == null ? "" : offset(entry.place.offset());
            String space = entry.value.startsWith("-") ? "" : " ";
            return List.of(at + " =" + space + entry.value);
        }
        if (entry.size != null) {
            return List.of(offset(entry.size.getAsInt()));
        }
        if (entry.field != null) {
            CodeColumn column = new CodeColumn(values.reader(entry.field.initial()));
            column.data(0, entry.field.shape());
            return behind(offset(entry.field.offset()) + " ", column.lines());
        }
        if (entry.fragments.isEmpty()) {
            return entry.place == null ? List.of() : List.of(offset(entry.place.offset()));
        }
        return code(entry.fragments, entry.section);
    }

    private List<String> code(List<Fragment> fragments, Section section) {
        CodeColumn column = new CodeColumn(values.reader(section));
        boolean data = true;
        for (Fragment fragment : fragments) {
            if (listing.shape(fragment) != null) {
                column.data(fragment.offset(), listing.shape(fragment));
            } else if (values.isWritten(fragment, section)) {
                data = false;
                column.instruction(fragment);
            }
        }
        int at = fragments.get(0).offset();
        return behind(offset(at) + (data ? " " : "  "), column.lines());
    }

    private static List<String> behind(String first, List<String> lines) {
        if (lines.isEmpty()) {
            return List.of(first.stripTrailing());
        }
        lines.set(0, (first + lines.get(0)).stripTrailing());
        return lines;
    }
}
