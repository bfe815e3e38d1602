package jmasm.linker.pdb;

/**
 * A piece of a section of the image that one object brought.
 *
 * @param section         of the image, from 1
 * @param offset          in it
 * @param size            in bytes
 * @param characteristics IMAGE_SCN_* of the object's section
 */
public record Contribution(int section, int offset, int size, int characteristics) {}
