package jmasm.assembler.preprocess;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.Includes;
import jmasm.assembler.symbols.SymbolTable;
import jmasm.base.SourceFile;
import jmasm.base.Span;
import jmasm.masm.ReservedWords;

/** Directives of the preprocessor that are a line's first word. */
final class LineDirectives {

    private final Preprocessor preprocessor;
    private final SymbolTable symbols;
    private final Includes includes;
    private final TextItems items;
    private final Conditions conditions;
    private final RepeatBlocks repeats;
    private final Expander expander;
    private final Host host;

    LineDirectives(
            Preprocessor preprocessor,
            SymbolTable symbols,
            Includes includes,
            TextItems items,
            Conditions conditions,
            RepeatBlocks repeats,
            Expander expander,
            Host host) {
        this.preprocessor = preprocessor;
        this.symbols = symbols;
        this.includes = includes;
        this.items = items;
        this.conditions = conditions;
        this.repeats = repeats;
        this.expander = expander;
        this.host = host;
    }

    /** True when the line was a directive of the preprocessor. */
    boolean run(String first, LogicalLine line, Words words) {
        int rest = words.firstEnd();
        if (host.isReleased(first)) {
            return false;
        }
        switch (first) {
            case "INCLUDE" -> include(line, rest);
            case "INCBIN" -> includeBytes(line, rest);
            case "COMMENT" -> comment(line, rest);
            case "REPEAT", "REPT" -> repeats.repeat(line, rest);
            case "WHILE" -> repeats.loopWhile(line, rest);
            case "FOR", "IRP" -> repeats.loopFor(line, rest, false);
            case "FORC", "IRPC" -> repeats.loopFor(line, rest, true);
            case "EXITM" -> exitMacro(line, rest);
            case "GOTO" -> goTo(line, rest);
            case "ENDM" -> throw new AsmError(line.line(), AsmProblem.UNMATCHED_MACRO_NESTING);
            case "PURGE" -> purge(line, rest);
            case "ECHO", "%OUT" -> host.echo(line.text().substring(Chars.skipBlanks(line.text(), rest)));
            case ".RADIX" -> radix(line, rest);
            case "TITLE", "SUBTITLE", "SUBTTL", "PAGE", "NAME" -> {
                if (first.equals("PAGE") && words.second().equals("SEGMENT")) {
                    return false;
                }
                // A title may hold a semicolon.
                String whole = line.line().file().line(line.line().line());
                preprocessor.watcher().directive(first, whole.length() > rest ? whole.substring(rest) : "");
            }
            case ".LIST",
                    ".NOLIST",
                    ".LISTALL",
                    ".LISTIF",
                    ".NOLISTIF",
                    ".LISTMACRO",
                    ".NOLISTMACRO",
                    ".LISTMACROALL",
                    ".CREF",
                    ".NOCREF",
                    ".XCREF",
                    ".XLIST",
                    ".SALL",
                    ".LALL",
                    ".XALL",
                    ".LFCOND",
                    ".SFCOND",
                    ".TFCOND" ->
                preprocessor.watcher().directive(first, line.text().substring(rest));
            default -> {
                return first.startsWith(".ERR") && conditions.forcedError(first, line, rest)
                        || first.startsWith(":") && preprocessor.source() instanceof LineSource.OfMacro;
            }
        }
        return true;
    }

    private void include(LogicalLine line, int rest) {
        String name = FileName.in(line.text(), rest, symbols);
        Optional<SourceFile> text = name.isEmpty() ? Optional.empty() : includes.open(name, preprocessor.currentFile());
        if (text.isEmpty()) {
            throw new AsmError(FileName.span(line, rest), AsmProblem.CANNOT_OPEN_FILE, name);
        }
        preprocessor.readFile(
                text.get(),
                Optional.of(new Span.Origin(Span.Kind.INCLUDE, text.get().name(), line.line())));
    }

    /** {@code INCBIN file [, offset [, length]]}, an extension that most of ml's peers have. */
    private void includeBytes(LogicalLine line, int rest) {
        List<MacroArguments.Argument> operands =
                MacroArguments.split(line, rest, line.text().length());
        String name = operands.isEmpty()
                ? ""
                : FileName.in(line.text().substring(0, operands.get(0).end()), rest, symbols);
        Optional<byte[]> found = name.isEmpty() ? Optional.empty() : includes.bytes(name, preprocessor.currentFile());
        if (found.isEmpty()) {
            throw new AsmError(FileName.span(line, rest), AsmProblem.CANNOT_OPEN_FILE, name);
        }
        byte[] bytes = found.get();
        long from = operands.size() > 1 ? number(line, operands.get(1)) : 0;
        long length = operands.size() > 2 ? number(line, operands.get(2)) : bytes.length - from;
        if (from < 0 || length < 0 || from > bytes.length) {
            throw new AsmError(line.line(), AsmProblem.CONSTANT_OUT_OF_RANGE);
        }
        host.binary(line, Arrays.copyOfRange(bytes, (int) from, (int) Math.min(bytes.length, from + length)));
    }

    private long number(LogicalLine line, MacroArguments.Argument operand) {
        return host.constant(expander.expand(line.part(operand.start(), operand.end())));
    }

    /** COMMENT: all up to the line with the second delimiter is ignored. */
    private void comment(LogicalLine line, int rest) {
        int start = Chars.skipBlanks(line.text(), rest);
        // The comment's own ";" was no comment, so the line is taken as it stands in the file.
        String whole = line.line().file().line(line.line().line());
        if (start >= whole.length()) {
            throw new AsmError(line.line(), AsmProblem.COMMENT_DELIMITER);
        }
        char delimiter = whole.charAt(start);
        boolean open = whole.indexOf(delimiter, start + 1) < 0;
        while (open) {
            LogicalLine next = preprocessor.source() instanceof LineSource.OfFile reading
                    ? preprocessor.watched(reading.nextRaw())
                    : preprocessor.nextLine();
            if (next == null) {
                preprocessor.end();
                throw new AsmError(line.line(), AsmProblem.COMMENT_DELIMITER);
            }
            open = next.text().indexOf(delimiter) < 0;
        }
    }

    private void radix(LogicalLine line, int rest) {
        host.setRadix(10);
        long radix = host.constant(expander.expand(line.part(rest, line.text().length())));
        if (radix < 2 || radix > 16) {
            throw new AsmError(line.line(), AsmProblem.BAD_RADIX);
        }
        host.setRadix((int) radix);
    }

    private void purge(LogicalLine line, int rest) {
        LogicalLine names = expander.expand(line.part(rest, line.text().length()));
        for (String written : names.text().split(",")) {
            String name = written.strip();
            if (symbols.global(name) instanceof Macro macro
                    && !host.isInstruction(name)
                    && !ReservedWords.contains(name)) {
                // Its name stays: as a statement it does nothing.
                symbols.put(new Macro(macro.name(), macro.parameters(), List.of(), List.of(), macro.function()));
            } else {
                symbols.remove(name);
            }
        }
    }

    private void exitMacro(LogicalLine line, int rest) {
        if (!(preprocessor.source() instanceof LineSource.OfMacro macro)) {
            throw new AsmError(line.line(), AsmProblem.NOT_IN_MACRO);
        }
        String operand = line.text().substring(rest);
        macro.exit(operand.isBlank() ? null : items.written(line, rest));
    }

    private void goTo(LogicalLine line, int rest) {
        if (!(preprocessor.source() instanceof LineSource.OfMacro macro)) {
            throw new AsmError(line.line(), AsmProblem.NOT_IN_MACRO);
        }
        String label = line.text().substring(rest).strip();
        if (!macro.goTo(label)) {
            throw new AsmError(line.line(), AsmProblem.MACRO_LABEL_MISSING, label);
        }
        // The blocks of IF that were opened in this macro are left.
        preprocessor.conditionals().unwind(macro.conditionalsAtStart());
    }
}
