package jmasm.base;

/**
 * One message that a tool can give: a constant of the tool's own enum, so that each number and text stands once.
 * The text is a {@link String#format} pattern.
 */
public interface Problem {

    /** The number users search for, e.g. {@code A2008} or {@code LNK1104}. */
    String code();

    Severity severity();

    /** With one {@code %s} for each argument. */
    String text();
}
