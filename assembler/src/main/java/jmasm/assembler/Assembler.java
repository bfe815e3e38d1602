package jmasm.assembler;

import jmasm.base.SourceFile;

/** Assembles one source. A pure function of its arguments. */
public final class Assembler {

    private final AssemblerOptions options;
    private final Includes includes;

    public Assembler(AssemblerOptions options, Includes includes) {
        this.options = options;
        this.includes = includes;
    }

    /** Never throws on bad sources: what is wrong with them is in the result's diagnostics. */
    public Assembly assemble(SourceFile main) {
        throw new UnsupportedOperationException("assemble " + main + " with " + options + " and " + includes);
    }
}
