package jmasm.linker.cli;

import java.io.PrintWriter;
import java.util.List;

/** Entry point of {@code jlink}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true);
        PrintWriter err = new PrintWriter(System.err, true);
        System.exit(new JlinkCommand(out, err).run(List.of(arguments)));
    }
}
