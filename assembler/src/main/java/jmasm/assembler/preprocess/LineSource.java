package jmasm.assembler.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.symbols.NameTable;
import jmasm.base.SourceFile;
import jmasm.base.Span;

/** Where lines come from: a file, or a macro that is being expanded. */
abstract class LineSource {

    /** The next line without its comment, null at the end. */
    abstract LogicalLine next();

    /** A file. */
    static final class OfFile extends LineSource {

        private final SourceFile file;
        private final Optional<Span.Origin> origin;
        private final int longestLine;
        private int line;
        private boolean binary;

        /** @param longestLine characters of a line, continued or not */
        OfFile(SourceFile file, Optional<Span.Origin> origin, int longestLine) {
            this.longestLine = longestLine;
            this.file = file;
            this.origin = origin;
        }

        SourceFile file() {
            return file;
        }

        @Override
        LogicalLine next() {
            if (line >= file.lineCount()) {
                return null;
            }
            String text = readLine();
            Span span = span();
            int end = codeEnd(text);
            if (!continues(text, end)) {
                return LogicalLine.of(end == text.length() ? text : text.substring(0, end), span);
            }
            return join(text, end, span);
        }

        /** The next line of the file as it is, for COMMENT. */
        LogicalLine nextRaw() {
            return line >= file.lineCount() ? null : LogicalLine.of(readLine(), span());
        }

        /** True once a line held a character that no text has. */
        boolean isBinary() {
            return binary;
        }

        private String readLine() {
            String text = file.line(++line);
            if (text.length() > longestLine) {
                throw tooLong();
            }
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c < ' ' && !Chars.isBlank(c) && (c == 0 || i < codeEnd(text))) {
                    // No text: one message says so, not one for every line.
                    binary = true;
                    throw new AsmError(new Span(file, line, i + 1, 1, origin), AsmProblem.INVALID_CHARACTER)
                            .withHint(file.name() + " is no text file");
                }
            }
            return text;
        }

        private AsmError tooLong() {
            return new AsmError(span(), AsmProblem.LINE_TOO_LONG)
                    .withHint("more than " + longestLine + " characters; --line-length says how many may be");
        }

        /** What continues a line that is too long is part of the same mistake. */
        private void skipContinued(String first) {
            String piece = first;
            while (continues(piece, codeEnd(piece)) && line < file.lineCount()) {
                piece = file.line(++line);
            }
        }

        private Span span() {
            return new Span(file, line, 0, 0, origin);
        }

        private LogicalLine join(String first, int firstEnd, Span firstSpan) {
            List<Span> spans = new ArrayList<>(List.of(firstSpan));
            StringBuilder text = new StringBuilder();
            List<int[]> pieces = new ArrayList<>();
            String piece = first;
            int end = firstEnd;
            boolean more = true;
            boolean bracketed = false;
            while (more) {
                more = continues(piece, end) && line < file.lineCount();
                int backslash = continues(piece, end) ? piece.lastIndexOf('\\', end - 1) : -1;
                int start = spans.size() > 1 ? Math.min(end, Chars.skipBlanks(piece, 0)) : 0;
                // The backslash and the next line's indentation are one blank, but none within <text>.
                bracketed |= piece.indexOf('<') >= 0;
                boolean blank = backslash >= 0 && more && !(bracketed && isInLiteral(text, piece, backslash));
                int keep = backslash < 0 ? end : blank ? backslash + 1 : backslash;
                int[] columns = new int[keep - start];
                for (int i = start; i < keep; i++) {
                    columns[i - start] = LogicalLine.column(spans.size() - 1, i);
                }
                pieces.add(columns);
                text.append(piece, start, keep);
                if (blank) {
                    text.setCharAt(text.length() - 1, ' ');
                }
                if (more) {
                    piece = readLine();
                    end = codeEnd(piece);
                    spans.add(span());
                    if (text.length() + piece.length() > longestLine || spans.size() > LogicalLine.MOST_LINES) {
                        skipContinued(piece);
                        throw tooLong();
                    }
                }
            }
            int[] columns = new int[text.length()];
            int at = 0;
            for (int[] part : pieces) {
                System.arraycopy(part, 0, columns, at, part.length);
                at += part.length;
            }
            return new LogicalLine(text.toString(), spans.toArray(Span[]::new), columns);
        }

        private static boolean isInLiteral(CharSequence before, String piece, int end) {
            String text = before + piece.substring(0, end);
            int open = text.lastIndexOf('<');
            return open >= 0 && text.indexOf('>', open) < 0 && !isCondition(text);
        }

        /** Where the comment begins, or the line's end. */
        static int codeEnd(String text) {
            for (int at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == ';') {
                    return at;
                }
                if (c == '<') {
                    at = behindLiteral(text, at);
                } else if (Chars.isQuoteAt(text, at)) {
                    int end = Chars.stringEnd(text, at);
                    // An apostrophe that nothing closes is no string; its comment is still one.
                    boolean closed = end - 1 > at && text.charAt(end - 1) == c;
                    at = closed ? end - 1 : at;
                }
            }
            return text.length();
        }

        /** A semicolon in {@code <text>} is text; where nothing closes it, and in conditions, {@code <} is a sign. */
        private static int behindLiteral(String text, int at) {
            if (text.indexOf(';', at) < 0 || isCondition(text)) {
                return at;
            }
            int depth = 0;
            for (int i = at; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '!') {
                    i++;
                } else if (c == '<') {
                    depth++;
                } else if (c == '>' && --depth == 0) {
                    return i;
                }
            }
            return at;
        }

        private static boolean isCondition(String text) {
            int start = Chars.skipBlanks(text, 0);
            return start < text.length() && text.charAt(start) == '.' || text.indexOf(".IF", start) > 0;
        }

        /** Whether the last thing before the comment is a backslash behind a blank, not a path's. */
        private static boolean continues(String text, int end) {
            int last = end - 1;
            while (last >= 0 && Chars.isBlank(text.charAt(last))) {
                last--;
            }
            return last >= 0 && text.charAt(last) == '\\' && !isPath(text);
        }

        private static boolean isPath(String text) {
            int start = Chars.skipBlanks(text, 0);
            return text.regionMatches(true, start, "INCLUDE", 0, "INCLUDE".length());
        }
    }

    /** One expansion of a macro's body. */
    static final class OfMacro extends LineSource {

        private final Macro macro;
        private final NameTable<String> replacements;
        private final Optional<Span.Origin> origin;
        private int index;
        private int conditionalsAtStart;
        private boolean exited;
        private String result;

        OfMacro(Macro macro, NameTable<String> replacements, Optional<Span.Origin> origin) {
            this.macro = macro;
            this.replacements = replacements;
            this.origin = origin;
        }

        @Override
        LogicalLine next() {
            if (exited || index >= macro.body().size()) {
                return null;
            }
            LogicalLine line = macro.body().get(index++);
            Span[] spans = new Span[line.lines().length];
            for (int i = 0; i < spans.length; i++) {
                Span at = line.lines()[i];
                spans[i] = new Span(at.file(), at.line(), at.column(), at.length(), origin);
            }
            LogicalLine placed = new LogicalLine(line.text(), spans, line.columns());
            return replacements.isEmpty() ? placed : Substitution.apply(placed, replacements);
        }

        void exit(String value) {
            exited = true;
            result = value;
        }

        /** Continues behind the line {@code :label}; false when there is none. */
        boolean goTo(String label) {
            for (int i = 0; i < macro.body().size(); i++) {
                String text = macro.body().get(i).text().strip();
                if (text.startsWith(":") && text.substring(1).strip().equalsIgnoreCase(label)) {
                    index = i + 1;
                    return true;
                }
            }
            return false;
        }

        /** How many blocks of IF were open when the expansion began. */
        int conditionalsAtStart() {
            return conditionalsAtStart;
        }

        void setConditionalsAtStart(int depth) {
            conditionalsAtStart = depth;
        }

        boolean hasExited() {
            return exited;
        }

        /** What EXITM gave, null for nothing. */
        String result() {
            return result;
        }
    }
}
