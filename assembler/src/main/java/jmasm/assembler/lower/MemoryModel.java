package jmasm.assembler.lower;

import jmasm.masm.Distance;

/** .MODEL: how far code and data are from where they are used. */
public enum MemoryModel {
    /** Without .MODEL. */
    NONE(Distance.NEAR, 0),
    TINY(Distance.NEAR, 0),
    SMALL(Distance.NEAR, 0),
    COMPACT(Distance.NEAR, 1),
    MEDIUM(Distance.FAR, 0),
    LARGE(Distance.FAR, 1),
    HUGE(Distance.FAR, 2),
    FLAT(Distance.NEAR, 0);

    private final Distance code;
    private final int dataSize;

    MemoryModel(Distance code, int dataSize) {
        this.code = code;
        this.dataSize = dataSize;
    }

    /** What {@code @Model} is worth. */
    public int number() {
        return ordinal();
    }

    /** Of procedures that don't say it. */
    Distance code() {
        return code;
    }

    /** What {@code @CodeSize} is worth. */
    public int codeSize() {
        return code == Distance.FAR ? 1 : 0;
    }

    /** What {@code @DataSize} is worth: 1 when data has several segments, 2 when arrays can be longer than one. */
    public int dataSize() {
        return dataSize;
    }

    /** The segment of .CODE without a name; where there are several, each source has its own. */
    public String codeSegment(String sourceStem) {
        return code == Distance.FAR ? sourceStem + "_TEXT" : "_TEXT";
    }

    /** What {@code @data} and {@code @stack} stand for. */
    public String dataGroup() {
        return this == FLAT || this == NONE ? "FLAT" : "DGROUP";
    }
}
