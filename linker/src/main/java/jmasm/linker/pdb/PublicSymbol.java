package jmasm.linker.pdb;

/**
 * A public name of the image.
 *
 * @param section from 1
 */
public record PublicSymbol(String name, int section, int offset, boolean function) {}
