package jmasm.linker.pdb;

import java.util.List;

/**
 * A section of the image.
 *
 * @param header its 40 bytes as the image has them
 * @param groups what stands in it from which group of sections ({@code .text$mn}), by address
 */
public record ImageSection(String name, int rva, int size, int characteristics, byte[] header, List<Group> groups) {

    /** Of chunks that came under one name. */
    public record Group(String name, int offset, int size, int characteristics) {}
}
