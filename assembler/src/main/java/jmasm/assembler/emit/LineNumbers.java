package jmasm.assembler.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.layout.Section;
import jmasm.base.SourceFile;
import jmasm.base.Span;

/**
 * Which source line each piece of code came from, for /Zd and /Zi. What a macro made counts to the line that calls it.
 */
public final class LineNumbers {

    private final Map<Section, List<Line>> lines = new LinkedHashMap<>();

    /** A line and the first fragment that it made. */
    record Line(SourceFile file, int number, Fragment first) {}

    /** Notes that a statement made the fragments of {@code section} from index {@code from} on. */
    public void add(Span span, Section section, int from) {
        if (section == null || !section.isCode() || section.fragments().size() == from) {
            return;
        }
        Span at = span;
        while (at.origin().isPresent() && at.origin().get().kind() == Span.Kind.MACRO) {
            at = at.origin().get().at();
        }
        List<Line> known = lines.computeIfAbsent(section, key -> new ArrayList<>());
        Line last = known.isEmpty() ? null : known.get(known.size() - 1);
        if (last == null || last.number != at.line() || last.file != at.file()) {
            known.add(new Line(at.file(), at.line(), section.fragments().get(from)));
        }
    }

    /** By section, in the order of their addresses but for ORG. */
    Map<Section, List<Line>> lines() {
        return lines;
    }
}
