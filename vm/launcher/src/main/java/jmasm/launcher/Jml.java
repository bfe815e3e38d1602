package jmasm.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import jmasm.assembler.cli.LinkStep;
import jmasm.base.ExitCode;
import jmasm.linker.cli.Jlink;

/** The command {@code jml}, which links what it has assembled unless it is told not to. */
public final class Jml {

    private Jml() {}

    public static void main(String[] arguments) {
        ExitCode.exit(run(arguments, System.out, System.err), System.out, System.err);
    }

    /** Runs the command in this process. @return the exit code for the host */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return jmasm.assembler.cli.Jml.run(arguments, out, err, new Link());
    }

    private static final class Link implements LinkStep {

        @Override
        public int link(String program, List<String> arguments, PrintStream out, PrintStream err) {
            return program.isEmpty()
                    ? Jlink.run(arguments.toArray(String[]::new), out, err)
                    : start(program, arguments, err);
        }

        /** /Bl: another linker, as a process of its own. */
        private static int start(String program, List<String> arguments, PrintStream err) {
            List<String> command = new ArrayList<>(List.of(program));
            command.addAll(arguments);
            try {
                return new ProcessBuilder(command).inheritIO().start().waitFor();
            } catch (IOException e) {
                err.println("jml : cannot start the linker " + program);
                return ExitCode.USER_ERROR;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ExitCode.USER_ERROR;
            }
        }
    }
}
