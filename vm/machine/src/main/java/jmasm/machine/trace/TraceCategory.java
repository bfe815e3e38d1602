package jmasm.machine.trace;

import java.util.Locale;

/** What can be traced. */
public enum TraceCategory {
    /** Each system call with its arguments, status and results. */
    SERVICE("each system call: number, name, arguments, status, results"),
    /** Each system call with all its steps. */
    SEQUENCE("the whole way of each system call, step by step"),
    /** Each image that is mapped. */
    MODULE("each image that is mapped"),
    /** Each instruction. */
    INSN("each instruction");

    private final String meaning;

    TraceCategory(String meaning) {
        this.meaning = meaning;
    }

    /** As users write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For the help. */
    public String meaning() {
        return meaning;
    }
}
