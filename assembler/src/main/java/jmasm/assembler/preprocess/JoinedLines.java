package jmasm.assembler.preprocess;

import java.util.ArrayList;
import java.util.List;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.symbols.SymbolTable;

/**
 * Puts together what goes on in the next line: a list behind its last comma, a line that ends in a text with a
 * backslash.
 */
final class JoinedLines {

    private final Preprocessor preprocessor;
    private final SymbolTable symbols;
    private final TextDirectives textDirectives;
    private final Host host;
    private final int longestLine;

    JoinedLines(
            Preprocessor preprocessor, SymbolTable symbols, TextDirectives textDirectives, Host host, int longestLine) {
        this.preprocessor = preprocessor;
        this.symbols = symbols;
        this.textDirectives = textDirectives;
        this.host = host;
        this.longestLine = longestLine;
    }

    /** A list whose line ends in a comma goes on in the next line. */
    LogicalLine whole(LogicalLine first) {
        if (!preprocessor.conditionals().isActive()) {
            return first;
        }
        if (!endsInComma(first.text()) || !isList(first)) {
            return ending(first);
        }
        List<LogicalLine> parts = new ArrayList<>(List.of(first));
        int length = first.text().length();
        int lines = first.lines().length;
        boolean more = true;
        while (more) {
            LogicalLine next = preprocessor.nextLine();
            if (next == null) {
                break;
            }
            // A blank line within a list is none.
            more = next.isBlank() || endsInComma(next.text());
            length += next.text().length();
            lines += next.lines().length;
            if (length <= longestLine && lines <= LogicalLine.MOST_LINES) {
                parts.add(next);
            }
        }
        if (length > longestLine || lines > LogicalLine.MOST_LINES) {
            throw new AsmError(first.line(), AsmProblem.LINE_TOO_LONG);
        }
        return ending(LogicalLine.join(parts));
    }

    private LogicalLine ending(LogicalLine line) {
        return textDirectives.mayContinue() ? continued(line) : line;
    }

    /** A text that ends in a backslash, at the end of a line, joins it with the next one. */
    private LogicalLine continued(LogicalLine line) {
        int end = Chars.trimmedEnd(line.text(), 0, line.text().length());
        int start = end;
        while (start > 0 && Chars.isWordPart(line.text().charAt(start - 1))) {
            start--;
        }
        boolean joins = start < end
                && symbols.global(line.text(), start, end) instanceof TextMacro macro
                && macro.text().get().equals("\\");
        LogicalLine next = joins ? preprocessor.nextLine() : null;
        return next == null ? line : LogicalLine.join(List.of(line.part(0, start), next));
    }

    private static boolean endsInComma(String text) {
        int end = Chars.trimmedEnd(text, 0, text.length());
        return end > 0 && text.charAt(end - 1) == ',';
    }

    /** Operands of instructions and of macros end with their line, and those of some directives. */
    private boolean isList(LogicalLine line) {
        Words words = new Words(line.text(), preprocessor.upperCase());
        return switch (words.first()) {
            case "ECHO", "%OUT", "TITLE", "SUBTITLE", "SUBTTL", "COMMENT", "INCLUDE", "INCLUDELIB", "EXITM" -> false;
            case "IFIDN", "IFIDNI", "IFDIF", "IFDIFI", "ELSEIFIDN", "ELSEIFIDNI", "ELSEIFDIF", "ELSEIFDIFI" -> false;
            default ->
                !isMacroCall(words.firstWritten())
                        && !host.isInstruction(words.firstWritten())
                        && switch (words.second()) {
                            case "EQU", "TEXTEQU", "CATSTR", "SUBSTR", "INSTR", "SIZESTR" -> false;
                            default -> true;
                        };
        };
    }

    private boolean isMacroCall(String word) {
        return symbols.global(word) instanceof Macro;
    }
}
