package jmasm.assembler.eval;

/**
 * A value, and whether later lines can still change it.
 *
 * @param exact false when it depends on sizes that are not settled, or on names that are not defined yet
 */
public record Evaluated(Value value, boolean exact) {}
