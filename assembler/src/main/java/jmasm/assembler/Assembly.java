package jmasm.assembler;

import java.util.List;
import java.util.Optional;
import jmasm.base.ByteWriter;
import jmasm.base.Diagnostic;

/**
 * The outcome of assembling one source.
 *
 * @param pieces      of the COFF object file, one behind the other; empty when there was an error
 * @param listing     the listing, when it was asked for
 * @param expanded    the preprocessed text, when it was asked for
 * @param echoed      the lines of ECHO
 * @param diagnostics errors and warnings in the order in which they were met
 */
public record Assembly(
        Optional<List<byte[]>> pieces,
        Optional<String> listing,
        Optional<String> expanded,
        List<String> echoed,
        List<Diagnostic> diagnostics) {

    public Assembly {
        echoed = List.copyOf(echoed);
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean succeeded() {
        return pieces.isPresent();
    }

    /** The COFF object file; empty when there was an error. */
    public Optional<byte[]> object() {
        return pieces.map(ByteWriter::join);
    }
}
