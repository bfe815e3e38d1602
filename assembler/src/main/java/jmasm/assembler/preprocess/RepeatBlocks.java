package jmasm.assembler.preprocess;

import java.util.ArrayList;
import java.util.List;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.symbols.NameTable;

/** REPEAT, WHILE, FOR and FORC: macros without a name, run at once. */
final class RepeatBlocks {

    private final Preprocessor preprocessor;
    private final MacroCalls calls;
    private final TextItems items;
    private final Expander expander;
    private final Host host;

    RepeatBlocks(Preprocessor preprocessor, MacroCalls calls, TextItems items, Expander expander, Host host) {
        this.preprocessor = preprocessor;
        this.calls = calls;
        this.items = items;
        this.expander = expander;
        this.host = host;
    }

    private Macro block(String name, List<Macro.Parameter> parameters, LogicalLine line) {
        return new MacroReader(preprocessor::nextLine, preprocessor.upperCase()).read(name, parameters, line);
    }

    void repeat(LogicalLine line, int rest) {
        LogicalLine operand = expander.expand(line.part(rest, line.text().length()));
        Macro body = block("REPEAT", List.of(), line);
        long count = host.constant(operand);
        boolean exited = false;
        for (long i = 0; i < count && !exited && !preprocessor.isEnded(); i++) {
            if (body.body().isEmpty()) {
                preprocessor.countRound(line.line());
            }
            exited = calls.run(body, new NameTable<>(preprocessor.isCaseSensitive()), line.line())
                    .hasExited();
        }
    }

    void loopWhile(LogicalLine line, int rest) {
        LogicalLine condition = line.part(rest, line.text().length());
        Macro body = block("WHILE", List.of(), line);
        boolean exited = false;
        while (!exited && !preprocessor.isEnded() && host.constant(expander.expand(condition)) != 0) {
            if (body.body().isEmpty()) {
                preprocessor.countRound(line.line());
            }
            exited = calls.run(body, new NameTable<>(preprocessor.isCaseSensitive()), line.line())
                    .hasExited();
        }
    }

    /** {@code FOR parameter, <list>} and {@code FORC parameter, <characters>}. */
    void loopFor(LogicalLine line, int rest, boolean characters) {
        String text = line.text();
        int comma = text.indexOf(',', rest);
        List<Macro.Parameter> parameters = new MacroReader(preprocessor::nextLine, preprocessor.upperCase())
                .parameters(line.part(0, comma < 0 ? text.length() : comma), rest);
        Macro body = block(characters ? "FORC" : "FOR", parameters, line);
        if (comma < 0 || parameters.size() != 1) {
            throw new AsmError(
                    line.line(), AsmProblem.SYNTAX_ERROR, text.substring(rest).strip());
        }
        Macro.Parameter parameter = parameters.get(0);
        boolean exited = false;
        for (String item : characters ? characters(line, comma + 1) : list(line, comma + 1)) {
            if (exited || preprocessor.isEnded()) {
                return;
            }
            NameTable<String> replacements = new NameTable<>(preprocessor.isCaseSensitive());
            String value = item.isEmpty() && parameter.initial() != null ? parameter.initial() : item;
            replacements.put(parameter.name(), value);
            exited = calls.run(body, replacements, line.line()).hasExited();
        }
    }

    private List<String> list(LogicalLine line, int from) {
        LogicalLine items0 = LogicalLine.of(items.list(line, from), line.line());
        List<String> list = new ArrayList<>();
        for (MacroArguments.Argument argument :
                MacroArguments.split(items0, 0, items0.text().length())) {
            list.add(items.value(items0, argument));
        }
        // As in ml: what would follow the last comma does not count if it is blank.
        if (list.size() > 1 && list.get(list.size() - 1).isEmpty()) {
            list.remove(list.size() - 1);
        }
        return list;
    }

    private List<String> characters(LogicalLine line, int from) {
        List<String> list = new ArrayList<>();
        for (char c : characterText(line, from).toCharArray()) {
            list.add(String.valueOf(c));
        }
        return list;
    }

    /** A text, or characters without brackets up to a blank. */
    private String characterText(LogicalLine line, int from) {
        String text = line.text();
        int start = Chars.skipBlanks(text, from);
        if (start >= text.length() || text.charAt(start) == '<' || text.charAt(start) == '%') {
            return items.list(line, from);
        }
        int end = start;
        while (end < text.length() && !Chars.isBlank(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }
}
