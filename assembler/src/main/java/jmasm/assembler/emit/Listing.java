package jmasm.assembler.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.layout.Section;
import jmasm.assembler.layout.SectionImage;
import jmasm.assembler.lower.Program;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.base.Diagnostic;
import jmasm.base.SourceFile;
import jmasm.base.Span;

/**
 * {@code /Fl}: each line of the source behind its offset and bytes, lines from macros and includes below the line that
 * led to them, messages below their line, and tables of segments and symbols.
 */
public final class Listing {

    private static final int BYTES_A_LINE = 6;
    private static final int SOURCE_COLUMN = 32;
    private static final int NAME_COLUMN = 32;

    private final SourceFile main;
    private final Map<Integer, List<Line>> lines = new HashMap<>();

    /** What one statement became: fragments {@code from} up to {@code to} of a section. */
    private record Line(String text, Span span, Section section, int from, int to) {}

    public Listing(SourceFile main) {
        this.main = main;
    }

    /** Notes a statement: the section that was open before and after it, and how many fragments it had before. */
    public void add(String text, Span span, Section before, int fragmentsBefore, Section after) {
        Section section = after != null ? after : before;
        int from = section == before
                ? fragmentsBefore
                : section == null ? 0 : section.fragments().size();
        int to = section == null ? 0 : section.fragments().size();
        lines.computeIfAbsent(mainLine(span), line -> new ArrayList<>()).add(new Line(text, span, section, from, to));
    }

    private static int mainLine(Span span) {
        Span at = span;
        while (at.origin().isPresent()) {
            at = at.origin().get().at();
        }
        return at.line();
    }

    /** The whole text. */
    public String print(Program program, Map<Section, SectionImage> images, List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        out.append("jmasm listing of ").append(main.name()).append("\n\n");
        Map<Integer, List<String>> messages = messages(diagnostics);
        for (int number = 1; number <= main.lineCount(); number++) {
            List<Line> listed = lines.getOrDefault(number, List.of());
            boolean shown = false;
            for (Line line : listed) {
                boolean own = line.span.origin().isEmpty();
                if (!own && !shown) {
                    printLine("", main.line(number), out);
                }
                shown = true;
                printStatement(line, own ? main.line(number) : depth(line.span) + line.text, images, out);
            }
            if (!shown) {
                printLine("", main.line(number), out);
            }
            messages.getOrDefault(number, List.of())
                    .forEach(message -> out.append(message).append('\n'));
        }
        printSegments(program, out);
        printSymbols(program, out);
        return out.toString();
    }

    private static Map<Integer, List<String>> messages(List<Diagnostic> diagnostics) {
        Map<Integer, List<String>> messages = new HashMap<>();
        for (Diagnostic diagnostic : diagnostics) {
            Optional<Span> span = diagnostic.span();
            int line = span.map(Listing::mainLine).orElse(1);
            messages.computeIfAbsent(line, key -> new ArrayList<>())
                    .add(diagnostic.place() + " : " + diagnostic.severity().word() + " "
                            + diagnostic.problem().code() + ": " + diagnostic.text());
        }
        return messages;
    }

    /** {@code C} for included text, a number for macros within macros, as ml marks them. */
    private static String depth(Span span) {
        int macros = 0;
        Optional<Span.Origin> origin = span.origin();
        boolean included = false;
        while (origin.isPresent()) {
            macros += origin.get().kind() == Span.Kind.MACRO ? 1 : 0;
            included |= origin.get().kind() == Span.Kind.INCLUDE;
            origin = origin.get().at().origin();
        }
        return (included ? "C" : " ") + (macros > 0 ? macros : " ") + " ";
    }

    private static void printStatement(Line line, String source, Map<Section, SectionImage> images, StringBuilder out) {
        SectionImage image = line.section == null ? null : images.get(line.section);
        if (image == null) {
            printLine("", source, out);
            return;
        }
        List<Fragment> fragments = line.section.fragments();
        int start = line.from < fragments.size() ? fragments.get(line.from).offset() : line.section.size();
        // ORG may go back.
        int end =
                line.to > line.from ? Math.max(start, fragments.get(line.to - 1).end()) : start;
        int at = start;
        String text = source;
        do {
            int count = Math.min(BYTES_A_LINE, end - at);
            printLine(" " + hex(at, 8) + "  " + bytes(image, at, count), text, out);
            text = "";
            at += count;
        } while (at < end);
    }

    private static String bytes(SectionImage image, int from, int count) {
        byte[] bytes = from + count <= image.bytes().size() ? image.bytes().copy(from, count) : new byte[count];
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            text.append(hex(each & 0xFF, 2)).append(' ');
        }
        return text.toString();
    }

    private static void printLine(String left, String source, StringBuilder out) {
        int start = out.length();
        out.append(left);
        if (!source.isBlank()) {
            out.append(" ".repeat(Math.max(1, SOURCE_COLUMN - left.length()))).append(source);
        }
        int end = out.length();
        while (end > start && out.charAt(end - 1) == ' ') {
            end--;
        }
        out.setLength(end);
        out.append('\n');
    }

    private static void printSegments(Program program, StringBuilder out) {
        out.append("\nSegments:\n\n                N a m e         Size     Length   Align\n\n");
        for (Section section : program.sections()) {
            out.append(dotted(section.segmentName()))
                    .append("32 Bit   ")
                    .append(hex(section.size(), 8))
                    .append(' ')
                    .append(section.alignment())
                    .append('\n');
        }
    }

    private static void printSymbols(Program program, StringBuilder out) {
        out.append("\nSymbols:\n\n                N a m e         Value    Attr\n\n");
        List<AddressSymbol> symbols = new ArrayList<>();
        for (AddressSymbol symbol : program.symbols().addresses()) {
            boolean known = symbol.isDefined() || symbol.isReferenced();
            if (known && symbol.name().indexOf(' ') < 0) {
                symbols.add(symbol);
            }
        }
        symbols.sort((a, b) -> a.name().compareToIgnoreCase(b.name()));
        for (AddressSymbol symbol : symbols) {
            int value = symbol.isDefined() ? symbol.location().offset() : 0;
            String where = symbol.isDefined() ? symbol.location().section().segmentName() : "External";
            out.append(dotted(symbol.name()))
                    .append(hex(value, 8))
                    .append(' ')
                    .append(where)
                    .append(symbol.linkage() == AddressSymbol.Linkage.PUBLIC ? " Public" : "")
                    .append('\n');
        }
    }

    private static String dotted(String name) {
        StringBuilder text = new StringBuilder(name).append(' ');
        while (text.length() < NAME_COLUMN) {
            text.append(text.length() % 2 == 0 ? '.' : ' ');
        }
        return text.append(' ').toString();
    }

    private static String hex(int value, int digits) {
        String text = Integer.toHexString(value).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
