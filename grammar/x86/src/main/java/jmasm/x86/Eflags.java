package jmasm.x86;

/** Bits of EFLAGS. */
public final class Eflags {

    public static final int CF = 0x001;
    public static final int PF = 0x004;
    public static final int AF = 0x010;
    public static final int ZF = 0x040;
    public static final int SF = 0x080;
    public static final int TF = 0x100;
    public static final int IF = 0x200;
    public static final int DF = 0x400;
    public static final int OF = 0x800;

    /** The six that arithmetic writes. */
    public static final int STATUS = OF | SF | ZF | AF | PF | CF;

    private Eflags() {}
}
