package jmasm.assembler;

import java.util.Optional;
import jmasm.base.SourceFile;

/** Where the text of an INCLUDE comes from: folders, an archive, a test's strings. */
@FunctionalInterface
public interface Includes {

    /** A source without includes. */
    Includes NONE = (name, from) -> Optional.empty();

    /**
     * Finds an included text.
     *
     * @param name as written after INCLUDE, possibly with backslashes and in any case
     * @param from the file that includes it
     * @return empty when there is none; the assembler then reports A1000
     */
    Optional<SourceFile> open(String name, SourceFile from);

    /** Finds the bytes for an INCBIN, as {@link #open} finds a text. */
    default Optional<byte[]> bytes(String name, SourceFile from) {
        return Optional.empty();
    }
}
