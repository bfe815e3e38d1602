package jmasm.x86;

/**
 * What a form needs from the processor.
 *
 * @param level      the generation as in MASM's directives: 86, 186, 286, 386, 486, 586, 686
 * @param privileged needs the {@code P} directives ({@code .386P})
 * @param feature    INTEGER for most
 */
public record Cpu(int level, boolean privileged, Feature feature) {}
