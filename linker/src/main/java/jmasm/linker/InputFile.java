package jmasm.linker;

/**
 * A file to link.
 *
 * @param name  as messages call it
 * @param bytes not to be changed
 */
public record InputFile(String name, byte[] bytes) {}
