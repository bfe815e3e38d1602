package jmasm.assembler.listing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import jmasm.assembler.encode.DataShape;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.layout.Section;
import jmasm.assembler.lower.Program;
import jmasm.assembler.lower.StatementWatcher;
import jmasm.assembler.preprocess.LineWatcher;
import jmasm.assembler.preprocess.LogicalLine;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.base.Span;
import jmasm.masm.Statement;

/** Collects, line by line, what a source becomes. {@link ListingText} makes the text when all is known. */
public final class Listing implements LineWatcher, StatementWatcher {

    private final Program program;
    private final ListingOptions options;
    private final ListingMode mode;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Fragment, List<DataShape>> shapes = new IdentityHashMap<>();
    private final Set<Fragment> claimed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Set<String> unlisted = new HashSet<>();
    private final Page page;
    private boolean above;
    private boolean cref = true;
    private String title;

    /** A line that is being assembled, and where its section stood before. */
    private record Frame(Entry entry, Section section, int fragments) {}

    /** The measures of a page, which directives may change. */
    static final class Page {
        int width;
        int length;
    }

    public Listing(Program program, ListingOptions options) {
        this.program = program;
        this.options = options;
        this.mode = new ListingMode(options);
        this.page = new Page();
        page.width = options.width();
        page.length = options.length();
        this.title = options.title();
    }

    // ---- lines

    @Override
    public void read(LogicalLine line, boolean expansion, boolean active) {
        boolean listed = mode.isOn() && (active || mode.showsFalseConditionals());
        for (Span span : line.lines()) {
            Origins origins = Origins.of(span);
            String whole = span.file().line(span.line());
            String text = expansion && line.lines().length == 1 ? line.text() + comment(whole) : whole;
            entries.add(new Entry(span, text, origins.macros(), origins.included(), mode.macros(), listed));
        }
    }

    /** A comment with two semicolons is the macro's own. */
    private static String comment(String whole) {
        String comment = LogicalLine.comment(whole);
        return comment.startsWith(";;") ? "" : comment;
    }

    @Override
    public void conditional() {
        last().listed = mode.isOn();
    }

    @Override
    public void directive(String word, String operands) {
        String text = operands.strip();
        switch (word) {
            case "TITLE" -> title = title.isEmpty() ? text : title;
            case "SUBTITLE", "SUBTTL" -> last().subtitle = text;
            case "PAGE" -> page(text);
            case ".CREF" -> names(text, true);
            case ".NOCREF", ".XCREF" -> names(text, false);
            default -> {
                mode.apply(word);
                last().listed |= mode.isOn();
            }
        }
    }

    /** {@code PAGE +}, {@code PAGE}, or {@code PAGE length, width}. */
    private void page(String operands) {
        String text = LogicalLine.comment(operands).isEmpty()
                ? operands
                : operands.substring(
                                0,
                                operands.length()
                                        - LogicalLine.comment(operands).length())
                        .strip();
        if (text.isEmpty() || text.equals("+")) {
            last().newPage = text.equals("+");
            return;
        }
        String[] measures = text.split(",", -1);
        page.length = measure(measures[0], ListingOptions.SHORTEST, ListingOptions.LONGEST, page.length);
        if (measures.length > 1) {
            page.width = measure(measures[1], ListingOptions.NARROWEST, ListingOptions.WIDEST, page.width);
        }
    }

    /** What is no number within the limits changes nothing. */
    private static int measure(String text, int least, int most, int otherwise) {
        try {
            int value = Integer.parseInt(text.strip());
            return value == 0 || value >= least && value <= most ? value : otherwise;
        } catch (NumberFormatException noNumber) {
            return otherwise;
        }
    }

    private void names(String list, boolean listed) {
        if (list.isBlank()) {
            cref = listed;
            return;
        }
        for (String name : list.split(",")) {
            if (listed) {
                unlisted.remove(key(name));
            } else {
                unlisted.add(key(name));
            }
        }
    }

    private static String key(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }

    // ---- statements

    /** The line is about to be assembled. */
    public void begin(LogicalLine line, Section section) {
        frames.push(new Frame(
                entry(line), section, section == null ? 0 : section.fragments().size()));
    }

    /** A statement of the present line was accepted. */
    public void accepted(Statement statement, Section section) {
        Frame frame = frames.peek();
        Entry entry = frame.entry;
        switch (Shown.of(statement)) {
            case NOTHING -> {}
            case CODE -> entry.makes = true;
            case PLACE -> {
                Section shown = section != null ? section : frame.section;
                if (shown != null && entry.field == null && entry.size == null) {
                    entry.place = shown.here();
                    entry.section = shown;
                    entry.makes = true;
                }
            }
        }
        if (!cref) {
            Shown.definedName(statement).ifPresent(name -> unlisted.add(key(name)));
        }
    }

    /** The line is done; what it added to its section is its own, but for what was generated or made by macros. */
    public void end(Section section) {
        Frame frame = frames.pop();
        Section own = section != null ? section : frame.section;
        int from = own == frame.section ? frame.fragments : 0;
        List<Fragment> fragments = own == null ? List.of() : own.fragments();
        for (Fragment fragment : fragments.subList(Math.min(from, fragments.size()), fragments.size())) {
            if (claimed.add(fragment)) {
                frame.entry.fragments.add(fragment);
                frame.entry.section = own;
                frame.entry.makes = true;
            }
        }
    }

    private Entry entry(LogicalLine line) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).span == line.line()) {
                return entries.get(i);
            }
        }
        return last();
    }

    private Entry last() {
        return entries.get(entries.size() - 1);
    }

    /** The present line gives a name this value. */
    public void value(long value, boolean ofPlace, Section section) {
        Entry entry = last();
        entry.value = Columns.signedHex(value);
        if (ofPlace && section != null) {
            entry.place = section.here();
            entry.section = section;
        }
    }

    /** The present line gives a name this text. */
    public void text(String text) {
        last().value = text;
    }

    @Override
    public void generated(Statement.Instruction instruction, Fragment fragment) {
        claimed.add(fragment);
        String text = "    " + StatementText.of(instruction);
        generated(new Entry.Generated(() -> text, fragment, program.section(), null));
    }

    @Override
    public void generatedLater(Supplier<Statement.Instruction> instruction, Fragment fragment) {
        claimed.add(fragment);
        generated(new Entry.Generated(
                () -> "    " + StatementText.of(instruction.get()), fragment, program.section(), null));
    }

    @Override
    public void generated(AddressSymbol label) {
        String text = StatementText.label(label.name()) + ":";
        generated(new Entry.Generated(() -> text, null, program.section(), label.location()));
    }

    private void generated(Entry.Generated generated) {
        if (mode.showsGeneratedCode() && !frames.isEmpty()) {
            Entry entry = frames.peek().entry;
            (above ? aboveOf(entry) : entry).generated.add(generated);
        }
    }

    /** A line without text before this one. */
    private Entry aboveOf(Entry entry) {
        int index = entries.lastIndexOf(entry);
        if (index > 0 && entries.get(index - 1).text == null) {
            return entries.get(index - 1);
        }
        Entry made = new Entry(entry.span, null, entry.level, entry.included, entry.macros, entry.listed);
        made.makes = true;
        entries.add(index, made);
        return made;
    }

    @Override
    public void above(Runnable action) {
        if (frames.isEmpty()) {
            action.run();
            return;
        }
        Entry entry = frames.peek().entry;
        int before = entries.size();
        above = true;
        try {
            action.run();
        } finally {
            above = false;
        }
        // Lines of a prologue's macro were read after the present line.
        int index = entries.lastIndexOf(entry);
        int made = entries.size() - before;
        if (made > 0 && index < before) {
            Collections.rotate(entries.subList(index, entries.size()), entries.size() - before);
        }
    }

    @Override
    public void data(Fragment fragment, List<DataShape> shape) {
        shapes.put(fragment, List.copyOf(shape));
    }

    @Override
    public void field(int offset, Fragment initial, List<DataShape> shape) {
        if (!frames.isEmpty()) {
            frames.peek().entry.field = new Entry.Field(offset, initial, List.copyOf(shape));
        }
    }

    @Override
    public void structure(IntSupplier size) {
        if (!frames.isEmpty()) {
            frames.peek().entry.size = size;
        }
    }

    // ---- for the text

    List<Entry> entries() {
        return entries;
    }

    /** Null for what is no data. */
    List<DataShape> shape(Fragment fragment) {
        return shapes.get(fragment);
    }

    ListingOptions options() {
        return options;
    }

    Page page() {
        return page;
    }

    String title() {
        return title;
    }

    /** Whether a name is left out of the tables: .NOCREF. */
    boolean isUnlisted(String name) {
        return unlisted.contains(key(name));
    }

    /** What led to a line. */
    private record Origins(int macros, boolean included) {

        static Origins of(Span span) {
            int macros = 0;
            boolean included = false;
            Optional<Span.Origin> origin = span.origin();
            while (origin.isPresent()) {
                macros += origin.get().kind() == Span.Kind.MACRO ? 1 : 0;
                included |= origin.get().kind() == Span.Kind.INCLUDE;
                origin = origin.get().at().origin();
            }
            return new Origins(macros, included);
        }
    }
}
