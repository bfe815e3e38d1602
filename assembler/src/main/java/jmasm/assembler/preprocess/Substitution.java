package jmasm.assembler.preprocess;

import jmasm.assembler.symbols.NameTable;

/** Puts arguments in the place of parameters. */
final class Substitution {

    private Substitution() {}

    /** The line with every word that is a parameter replaced; within strings only where {@code &} stands beside it. */
    static LogicalLine apply(LogicalLine line, NameTable<String> replacements) {
        String text = line.text();
        LineBuilder out = null;
        int copied = 0;
        char quote = 0;
        int depth = 0;
        int quotedDepth = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '!' && at + 1 < text.length() && isSpecial(text.charAt(at + 1))) {
                at += 2;
            } else if (Chars.isQuote(c)) {
                quotedDepth = quote == 0 ? depth : quotedDepth;
                quote = quote == 0 ? c : quote == c ? 0 : quote;
                at++;
            } else if (c == '<') {
                depth++;
                at++;
            } else if (c == '>') {
                // A quote that a literal holds does not reach behind it: <,">.
                quote = depth > 0 && depth == quotedDepth ? 0 : quote;
                depth -= depth > 0 ? 1 : 0;
                at++;
            } else if (!Chars.isWordPart(c)) {
                at++;
            } else {
                int end = Chars.wordEnd(text, at);
                String replacement = Chars.isWordStart(c) ? replacements.get(text, at, end) : null;
                // In "x&y" the sign belongs to x.
                boolean before = at > copied && text.charAt(at - 1) == '&';
                boolean after = end < text.length() && text.charAt(end) == '&';
                if (replacement != null && (quote == 0 || before || after)) {
                    out = out == null ? new LineBuilder(line.lines(), text.length() + LineBuilder.SPARE) : out;
                    out.copy(line, copied, at);
                    if (before && at > copied) {
                        out.dropLast('&');
                    }
                    out.replace(replacement, line.column(at));
                    end += after ? 1 : 0;
                    copied = end;
                }
                at = end;
            }
        }
        if (out == null) {
            return line;
        }
        out.copy(line, copied, text.length());
        return out.build();
    }

    private static boolean isSpecial(char c) {
        return c == '<' || c == '>' || Chars.isQuote(c);
    }
}
