package jmasm.base;

/** Bytes that are not what their format says: truncated, out of range, contradictory. The message says which. */
public final class MalformedInput extends Exception {

    private static final long serialVersionUID = 1;

    public MalformedInput(String message) {
        super(message);
    }
}
