package jmasm.linker;

import java.util.Optional;

/**
 * An option as it was given, on the command line or in a directive.
 *
 * @param option which one
 * @param value  what stands behind the colon
 * @param text   as written, for messages
 */
public record Setting(LinkOption option, Optional<String> value, String text) {

    /** The value of an option that needs one; {@link OptionText} has seen to it. */
    String argument() {
        return value.orElse("");
    }
}
