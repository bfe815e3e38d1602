package jmasm.assembler;

/** Takes the problems of fragments that are found after their statement. */
@FunctionalInterface
public interface ErrorSink {

    void report(AsmError error);
}
