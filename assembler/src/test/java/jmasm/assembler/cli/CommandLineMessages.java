package jmasm.assembler.cli;

import java.util.Set;
import java.util.TreeSet;

/** The numbers of the command line's messages, for the list of all. */
public final class CommandLineMessages {

    private CommandLineMessages() {}

    public static Set<String> numbers() {
        Set<String> numbers = new TreeSet<>();
        for (CommandLineProblem problem : CommandLineProblem.values()) {
            numbers.add(problem.code());
        }
        return numbers;
    }
}
