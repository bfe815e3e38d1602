package jmasm.linker;

import java.util.Set;
import java.util.function.Consumer;

/** The lines of {@code /VERBOSE}, as far as its choices want them. */
final class LinkLog {

    private final Set<Verbose> wanted;
    private final Consumer<String> lines;

    LinkLog(Set<Verbose> wanted, Consumer<String> lines) {
        this.wanted = wanted;
        this.lines = lines;
    }

    /** Where making a line takes work, ask before. */
    boolean wants(Verbose kind) {
        return wanted.contains(kind);
    }

    void say(Verbose kind, String line) {
        if (wants(kind)) {
            lines.accept(line);
        }
    }
}
