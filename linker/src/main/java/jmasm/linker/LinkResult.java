package jmasm.linker;

import java.util.Optional;

/**
 * What a link has made, to be written under the names that {@link LinkOptions} gives.
 *
 * @param image         the executable or DLL
 * @param importLibrary when anything is exported
 * @param map           when one was asked for
 */
public record LinkResult(byte[] image, Optional<byte[]> importLibrary, Optional<String> map) {}
