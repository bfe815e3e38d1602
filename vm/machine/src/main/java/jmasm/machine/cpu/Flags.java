package jmasm.machine.cpu;

/** The bits of EFLAGS, and how the arithmetic flags are kept between instructions. */
public final class Flags {

    public static final int CF = 1;
    /** Always 1. */
    public static final int FIXED = 1 << 1;

    public static final int PF = 1 << 2;
    public static final int AF = 1 << 4;
    public static final int ZF = 1 << 6;
    public static final int SF = 1 << 7;
    public static final int TF = 1 << 8;
    public static final int IF = 1 << 9;
    public static final int DF = 1 << 10;
    public static final int OF = 1 << 11;
    public static final int IOPL = 3 << 12;
    public static final int NT = 1 << 14;
    public static final int RF = 1 << 16;
    public static final int VM = 1 << 17;
    public static final int AC = 1 << 18;
    public static final int ID = 1 << 21;

    /** The six that arithmetic sets. */
    public static final int ARITHMETIC = CF | PF | AF | ZF | SF | OF;

    /** What POPFD changes in user mode; IF and IOPL keep their values there without a fault. */
    public static final int USER_WRITABLE = ARITHMETIC | TF | DF | NT | AC | ID;

    private Flags() {}
}
