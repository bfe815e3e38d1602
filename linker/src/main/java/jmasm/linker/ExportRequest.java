package jmasm.linker;

import java.util.List;
import java.util.Optional;

/**
 * What {@code /EXPORT} asks for.
 *
 * @param name     under which others import it, as given; may be decorated
 * @param internal the symbol, or {@code DLL.name} for a forwarder; empty: the same as the name
 * @param ordinal  1 to 65,535
 * @param noname   exported by ordinal only
 * @param data     a variable
 * @param hidden   PRIVATE: not in the import library
 */
record ExportRequest(
        String name,
        Optional<String> internal,
        Optional<Integer> ordinal,
        boolean noname,
        boolean data,
        boolean hidden) {

    private static final int LARGEST_ORDINAL = 0xFFFF;

    /** {@code name[=internal][,@ordinal[,NONAME]][,DATA][,PRIVATE]}; empty when it is something else. */
    static Optional<ExportRequest> parse(String text) {
        List<String> parts = List.of(text.split(",", -1));
        int equals = parts.get(0).indexOf('=');
        String name = equals < 0 ? parts.get(0) : parts.get(0).substring(0, equals);
        Optional<String> internal =
                equals < 0 ? Optional.empty() : Optional.of(parts.get(0).substring(equals + 1));
        Optional<Integer> ordinal = Optional.empty();
        boolean noname = false;
        boolean data = false;
        boolean hidden = false;
        for (String part : parts.subList(1, parts.size())) {
            if (part.startsWith("@")) {
                ordinal = Numbers.decimal(part.substring(1)).filter(n -> n >= 1 && n <= LARGEST_ORDINAL);
                if (ordinal.isEmpty()) {
                    return Optional.empty();
                }
            } else if (part.equalsIgnoreCase("NONAME") && ordinal.isPresent()) {
                noname = true;
            } else if (part.equalsIgnoreCase("DATA")) {
                data = true;
            } else if (part.equalsIgnoreCase("PRIVATE")) {
                hidden = true;
            } else {
                return Optional.empty();
            }
        }
        boolean complete =
                !name.isEmpty() && internal.map(symbol -> !symbol.isEmpty()).orElse(true);
        return complete
                ? Optional.of(new ExportRequest(name, internal, ordinal, noname, data, hidden))
                : Optional.empty();
    }

    /** The internal name is that of another DLL's export. */
    boolean isForwarder() {
        return internal.isPresent() && internal.get().indexOf('.') > 0;
    }
}
