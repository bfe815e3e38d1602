package jmasm.guest;

import java.util.Optional;

/**
 * One argument of a service: four bytes on the stack.
 *
 * @param name      as Microsoft's headers have it
 * @param direction what the service does with the memory it points to
 * @param optional  may be null
 * @param typeName  as Microsoft's headers have it, e.g. {@code FILE_INFORMATION_CLASS}
 * @param type      how such a value is read
 * @param count     the parameter that holds the number of bytes at this address, e.g. {@code Length}
 */
public record Parameter(
        String name,
        Direction direction,
        boolean optional,
        String typeName,
        ParameterType type,
        Optional<String> count) {

    /** Which way the data goes. */
    public enum Direction {
        IN,
        OUT,
        INOUT
    }

    /** Reads {@code [out |inout ]Name[?]:TYPE[[Count]]}. The table is part of the program: a fault is ours. */
    static Parameter parse(String notation) {
        Direction direction = Direction.IN;
        String rest = notation;
        if (rest.startsWith("out ")) {
            direction = Direction.OUT;
            rest = rest.substring(4);
        } else if (rest.startsWith("inout ")) {
            direction = Direction.INOUT;
            rest = rest.substring(6);
        }
        int colon = rest.indexOf(':');
        if (colon < 1) {
            throw new IllegalStateException("'" + notation + "' is not [out|inout] Name[?]:TYPE");
        }
        boolean optional = rest.charAt(colon - 1) == '?';
        int bracket = rest.indexOf('[', colon);
        String typeName = rest.substring(colon + 1, bracket < 0 ? rest.length() : bracket);
        return new Parameter(
                rest.substring(0, optional ? colon - 1 : colon),
                direction,
                optional,
                typeName,
                ParameterType.of(typeName),
                bracket < 0 ? Optional.empty() : Optional.of(rest.substring(bracket + 1, rest.indexOf(']', bracket))));
    }
}
