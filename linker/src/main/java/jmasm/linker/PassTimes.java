package jmasm.linker;

import java.util.Locale;
import java.util.function.Consumer;

/** {@code /TIME}: how long each pass took. The only place of the linker that looks at a clock; no output depends on it. */
final class PassTimes {

    private final boolean wanted;
    private final Consumer<String> lines;
    private long last = System.nanoTime();

    PassTimes(boolean wanted, Consumer<String> lines) {
        this.wanted = wanted;
        this.lines = lines;
    }

    /** Tells the time since the last pass was done. */
    void done(String pass) {
        if (wanted) {
            lines.accept(String.format(Locale.ROOT, "Time of %s: %.3f s", pass, (System.nanoTime() - last) / 1e9));
            // The first line takes longer to format than most passes.
            last = System.nanoTime();
        }
    }
}
