package jmasm.linker.rc;

import jmasm.base.Problem;
import jmasm.base.Severity;

/** What can be wrong with a resource script, under rc's numbers; each ends the link. */
public enum RcProblem implements Problem {
    CANNOT_OPEN_INCLUDE("RC1015", "cannot open include file '%s'"),
    TOO_DEEP("RC1076", "files are included, or names are defined by each other, more than %s deep or without end"),
    UNBALANCED("RC1070", "mismatched #if/#endif pair in file '%s'"),
    UNDEFINED_KEYWORD("RC2104", "undefined keyword or key name: %s"),
    FILE_NOT_FOUND("RC2135", "file not found: %s"),
    EXPECTED("RC2108", "expected %s, but found %s"),
    BAD_FILE("RC2176", "'%s' is no %s that a program can have"),
    NOT_YET("RC4900", "%s: jlink's resource compiler does not know this");

    private final String code;
    private final String text;

    RcProblem(String code, String text) {
        this.code = code;
        this.text = text;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return Severity.FATAL;
    }

    @Override
    public String text() {
        return text;
    }
}
