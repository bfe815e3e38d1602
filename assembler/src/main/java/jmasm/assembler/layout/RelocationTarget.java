package jmasm.assembler.layout;

/** What a relocation can refer to. */
public interface RelocationTarget {

    String name();
}
