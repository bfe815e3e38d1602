package jmasm.assembler.cli;

import jmasm.base.Problem;
import jmasm.base.Severity;

/** Messages about the command line, with ml's numbers and words. */
enum CommandLineProblem implements Problem {
    CANNOT_OPEN_FILE("A1000", Severity.FATAL, "cannot open file : %s"),
    MISSING_SOURCE_FILE("A1017", Severity.FATAL, "missing source filename"),
    BAD_OPTION_VALUE("A4008", Severity.WARNING, "invalid command-line option value : %s"),
    UNKNOWN_OPTION("A4018", Severity.WARNING, "invalid command-line option : %s"),
    /** Ours. */
    NO_LINKING("A4900", Severity.WARNING, "%s is for the linker and is ignored: jml stops at the object"),
    /** Ours. */
    NO_OMF("A2248", Severity.ERROR, "not supported with current output format : %s");

    private final String code;
    private final Severity severity;
    private final String text;

    CommandLineProblem(String code, Severity severity, String text) {
        this.code = code;
        this.severity = severity;
        this.text = text;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String text() {
        return text;
    }
}
