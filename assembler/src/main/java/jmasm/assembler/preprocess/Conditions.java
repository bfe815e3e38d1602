package jmasm.assembler.preprocess;

import java.util.List;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.base.Span;

/** What the IF directives and .ERR directives ask. */
final class Conditions {

    private final TextItems items;
    private final Expander expander;
    private final Host host;

    Conditions(TextItems items, Expander expander, Host host) {
        this.items = items;
        this.expander = expander;
        this.host = host;
    }

    /** Whether the word opens, continues or closes an IF block. */
    static boolean isDirective(String first) {
        return switch (first) {
            case "IF",
                    "IFE",
                    "IFB",
                    "IFNB",
                    "IFDEF",
                    "IFNDEF",
                    "IFIDN",
                    "IFIDNI",
                    "IFDIF",
                    "IFDIFI",
                    "IF1",
                    "IF2",
                    "ELSEIF",
                    "ELSEIFE",
                    "ELSEIFB",
                    "ELSEIFNB",
                    "ELSEIFDEF",
                    "ELSEIFNDEF",
                    "ELSEIFIDN",
                    "ELSEIFIDNI",
                    "ELSEIFDIF",
                    "ELSEIFDIFI",
                    "ELSEIF1",
                    "ELSEIF2",
                    "ELSE",
                    "ENDIF" -> true;
            default -> false;
        };
    }

    /** The answer to a directive, IF to IFDIFI; its operands begin at {@code rest}. */
    boolean test(String directive, LogicalLine line, int rest) {
        return switch (directive) {
            case "IF" -> number(line, rest) != 0;
            case "IFE" -> number(line, rest) == 0;
            case "IFB" -> text(line, rest).isBlank();
            case "IFNB" -> !text(line, rest).isBlank();
            case "IFDEF" -> isDefined(line, rest);
            case "IFNDEF" -> !isDefined(line, rest);
            case "IFIDN" -> same(line, rest, false);
            case "IFIDNI" -> same(line, rest, true);
            case "IFDIF" -> !same(line, rest, false);
            case "IFDIFI" -> !same(line, rest, true);
            // There is one pass over the lines, which is the first, and the second one if the source asks for it.
            case "IF1" -> true;
            case "IF2" -> host.secondPass().orElseThrow(() -> new AsmError(line.line(), AsmProblem.IF2_NOT_ALLOWED));
            default -> throw new IllegalStateException("no condition: " + directive);
        };
    }

    /** Follows a .ERR directive; false when it is none. */
    boolean forcedError(String first, LogicalLine line, int rest) {
        List<MacroArguments.Argument> operands =
                MacroArguments.split(line, rest, line.text().length(), false);
        Span at = line.line();
        switch (first) {
            case ".ERR", ".ERR1" -> throw new AsmError(at, AsmProblem.FORCED_ERROR, plain(line, operands, 0));
            case ".ERR2" -> {
                boolean second = host.secondPass().orElseThrow(() -> new AsmError(at, AsmProblem.IF2_NOT_ALLOWED));
                fail(second, at, AsmProblem.FORCED_ERROR, plain(line, operands, 0));
            }
            case ".ERRE" ->
                fail(number(firstOperand(line, rest)) == 0, at, AsmProblem.FORCED_ZERO, told(line, operands));
            case ".ERRNZ" ->
                fail(number(firstOperand(line, rest)) != 0, at, AsmProblem.FORCED_NONZERO, told(line, operands));
            case ".ERRDEF" -> fail(isDefined(line, operands), at, AsmProblem.FORCED_DEFINED, told(line, operands));
            case ".ERRNDEF" -> fail(!isDefined(line, operands), at, AsmProblem.FORCED_UNDEFINED, told(line, operands));
            case ".ERRB" -> fail(text(line, rest).isBlank(), at, AsmProblem.FORCED_BLANK, told(line, operands));
            case ".ERRNB" -> {
                String text = text(line, rest);
                fail(!text.isBlank(), at, AsmProblem.FORCED_NOT_BLANK, "<" + text + ">" + message(line, operands, 1));
            }
            case ".ERRIDN" -> failPair(same(line, rest, false), AsmProblem.FORCED_EQUAL, line, rest, operands);
            case ".ERRIDNI" -> failPair(same(line, rest, true), AsmProblem.FORCED_EQUAL, line, rest, operands);
            case ".ERRDIF" -> failPair(!same(line, rest, false), AsmProblem.FORCED_DIFFERENT, line, rest, operands);
            case ".ERRDIFI" -> failPair(!same(line, rest, true), AsmProblem.FORCED_DIFFERENT, line, rest, operands);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What was asked, and the message that the source gives for it. */
    private static String told(LogicalLine line, List<MacroArguments.Argument> operands) {
        String asked = operands.isEmpty()
                ? ""
                : line.text().substring(operands.get(0).start(), operands.get(0).end());
        return asked + message(line, operands, 1);
    }

    private static String message(LogicalLine line, List<MacroArguments.Argument> operands, int index) {
        return operands.size() > index ? ": " + plain(line, operands, index) : "";
    }

    /** All from the {@code index}-th operand on, without brackets. */
    private static String plain(LogicalLine line, List<MacroArguments.Argument> operands, int index) {
        return operands.size() > index
                ? MacroArguments.unbracket(
                        line,
                        operands.get(index).start(),
                        operands.get(operands.size() - 1).end())
                : "";
    }

    private static void fail(boolean condition, Span at, AsmProblem problem, String operand) {
        if (condition) {
            throw new AsmError(at, problem, operand);
        }
    }

    private void failPair(
            boolean condition, AsmProblem problem, LogicalLine line, int rest, List<MacroArguments.Argument> operands) {
        if (condition) {
            List<String> pair = pair(line, rest);
            throw new AsmError(line.line(), problem, pair.get(0), "<" + pair.get(1) + ">" + message(line, operands, 2));
        }
    }

    private long number(LogicalLine line, int rest) {
        return number(line.part(rest, line.text().length()));
    }

    private long number(LogicalLine operand) {
        return host.constant(expander.expand(operand));
    }

    /** A message in angle brackets may follow the expression. */
    private static LogicalLine firstOperand(LogicalLine line, int rest) {
        List<MacroArguments.Argument> arguments =
                MacroArguments.split(line, rest, line.text().length(), false);
        return arguments.isEmpty()
                ? line.part(rest, line.text().length())
                : line.part(arguments.get(0).start(), arguments.get(0).end());
    }

    private String text(LogicalLine line, int rest) {
        List<MacroArguments.Argument> arguments =
                MacroArguments.split(line, rest, line.text().length(), false);
        if (arguments.isEmpty()) {
            return "";
        }
        return items.operand(line, arguments.get(0));
    }

    private boolean isDefined(LogicalLine line, List<MacroArguments.Argument> operands) {
        return !operands.isEmpty()
                && host.isDefined(line.text()
                        .substring(operands.get(0).start(), operands.get(0).end()));
    }

    private boolean isDefined(LogicalLine line, int rest) {
        return isDefined(line, MacroArguments.split(line, rest, line.text().length(), false));
    }

    private boolean same(LogicalLine line, int rest, boolean ignoreCase) {
        List<String> pair = pair(line, rest);
        return ignoreCase
                ? pair.get(0).equalsIgnoreCase(pair.get(1))
                : pair.get(0).equals(pair.get(1));
    }

    private List<String> pair(LogicalLine line, int rest) {
        List<MacroArguments.Argument> arguments =
                MacroArguments.split(line, rest, line.text().length(), false);
        if (arguments.size() < 2) {
            throw new AsmError(line.line(), AsmProblem.TEXT_EXPECTED);
        }
        return List.of(items.operand(line, arguments.get(0)), items.operand(line, arguments.get(1)));
    }
}
