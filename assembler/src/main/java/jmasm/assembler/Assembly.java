package jmasm.assembler;

import java.util.List;
import java.util.Optional;
import jmasm.base.Diagnostic;

/**
 * The outcome of assembling one source.
 *
 * @param object      the COFF object file's bytes; empty when there was an error
 * @param listing     the listing, when it was asked for
 * @param expanded    the preprocessed text, when it was asked for
 * @param echoed      the lines of ECHO
 * @param diagnostics errors and warnings in the order in which they were met
 */
public record Assembly(
        Optional<byte[]> object,
        Optional<String> listing,
        Optional<String> expanded,
        List<String> echoed,
        List<Diagnostic> diagnostics) {

    public Assembly {
        echoed = List.copyOf(echoed);
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean succeeded() {
        return object.isPresent();
    }
}
