package jmasm.assembler.cli;

import jmasm.base.Problem;
import jmasm.base.Severity;

/** Messages about the command line, with ml's numbers and words. */
enum CommandLineProblem implements Problem {
    CANNOT_OPEN_FILE("A1000", Severity.FATAL, "cannot open file : %s"),
    BAD_NUMBER("A1013", Severity.FATAL, "invalid numerical command-line argument : %s"),
    MISSING_SOURCE_FILE("A1017", Severity.FATAL, "missing source filename"),
    MISSING_ARGUMENT("A1023", Severity.FATAL, "command-line option requires an argument : %s"),
    TINY_ONLY("A2117", Severity.ERROR, "/AT option requires TINY memory model"),
    NO_OMF("A2248", Severity.ERROR, "not supported with current output format : %s"),
    BAD_OPTION_VALUE("A4008", Severity.WARNING, "invalid command-line option value, default is used : %s"),
    UNKNOWN_OPTION("A4018", Severity.WARNING, "invalid command-line option : %s");

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
