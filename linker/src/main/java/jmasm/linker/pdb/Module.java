package jmasm.linker.pdb;

import java.util.List;
import java.util.Optional;

/**
 * An object as a program database has it.
 *
 * @param name          of the object
 * @param library       it comes from; the object's own name when it comes from none
 * @param types         {@code .debug$T}
 * @param records       its {@code .debug$S} sections that are linked, with their references filled in; the first has the
 *     files' names
 * @param contributions what it has in the image, in the order of its sections
 */
public record Module(
        String name, String library, Optional<byte[]> types, List<byte[]> records, List<Contribution> contributions) {}
