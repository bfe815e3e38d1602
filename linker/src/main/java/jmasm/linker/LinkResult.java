package jmasm.linker;

import java.util.List;
import java.util.Optional;

/**
 * What a link has made, to be written under the names that {@link LinkOptions} gives.
 *
 * @param image         the executable or DLL
 * @param importLibrary when anything is exported
 * @param map           when one was asked for
 * @param others        files that options ask for beside these, such as a program database
 */
public record LinkResult(byte[] image, Optional<byte[]> importLibrary, Optional<String> map, List<SideFile> others) {

    /** A file to be written under its name. */
    public record SideFile(String name, byte[] bytes) {}
}
