package jmasm.linker;

import java.util.List;
import java.util.Optional;
import jmasm.base.ByteWriter;

/**
 * What a link has made, to be written under the names that {@link LinkOptions} gives.
 *
 * @param pieces        the executable or DLL: what these hold, one behind the other; a large one in one array takes time
 * @param importLibrary when anything is exported
 * @param map           when one was asked for
 * @param others        files that options ask for beside these, such as a program database
 */
public record LinkResult(
        List<byte[]> pieces, Optional<byte[]> importLibrary, Optional<String> map, List<SideFile> others) {

    /** The executable or DLL. */
    public byte[] image() {
        ByteWriter out = new ByteWriter();
        pieces.forEach(out::bytes);
        return out.toByteArray();
    }

    /** A file to be written under its name. */
    public record SideFile(String name, byte[] bytes) {}
}
