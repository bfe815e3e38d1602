package jmasm.machine.trace;

import java.util.List;
import java.util.function.Consumer;

/** Where the lines of a trace go, and how a list of items becomes lines. */
final class Lines {

    private static final int WIDTH = 110;

    private final Consumer<String> out;

    Lines(Consumer<String> out) {
        this.out = out;
    }

    void line(String text) {
        out.accept(text.stripTrailing());
    }

    /** Text with an explanation behind it, on a line of its own where it would get too long. */
    void explained(String text, String explanation) {
        if (explanation.isEmpty() || text.length() + explanation.length() <= WIDTH) {
            line(text + explanation);
            return;
        }
        line(text);
        for (String part : explanation.split("; ", -1)) {
            line("        " + part);
        }
    }

    /** Items separated by commas, after {@code head} and before {@code end}, broken between items. */
    void items(String head, List<String> items, String end, String indent) {
        StringBuilder line = new StringBuilder(head);
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i) + (i + 1 < items.size() ? "," : end);
            if (line.length() + item.length() > WIDTH && line.length() > indent.length()) {
                line(line.toString());
                line = new StringBuilder(indent);
            } else if (i > 0) {
                line.append(' ');
            }
            line.append(item);
        }
        line(items.isEmpty() ? head + end : line.toString());
    }
}
