package jmasm.x86;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A register, which is also an operand. In each {@link Kind} the constants stand in the order of their numbers. */
public enum Register implements Operand {
    AL(Kind.GENERAL, 1, 0),
    CL(Kind.GENERAL, 1, 1),
    DL(Kind.GENERAL, 1, 2),
    BL(Kind.GENERAL, 1, 3),
    AH(Kind.GENERAL, 1, 4),
    CH(Kind.GENERAL, 1, 5),
    DH(Kind.GENERAL, 1, 6),
    BH(Kind.GENERAL, 1, 7),
    AX(Kind.GENERAL, 2, 0),
    CX(Kind.GENERAL, 2, 1),
    DX(Kind.GENERAL, 2, 2),
    BX(Kind.GENERAL, 2, 3),
    SP(Kind.GENERAL, 2, 4),
    BP(Kind.GENERAL, 2, 5),
    SI(Kind.GENERAL, 2, 6),
    DI(Kind.GENERAL, 2, 7),
    EAX(Kind.GENERAL, 4, 0),
    ECX(Kind.GENERAL, 4, 1),
    EDX(Kind.GENERAL, 4, 2),
    EBX(Kind.GENERAL, 4, 3),
    ESP(Kind.GENERAL, 4, 4),
    EBP(Kind.GENERAL, 4, 5),
    ESI(Kind.GENERAL, 4, 6),
    EDI(Kind.GENERAL, 4, 7),
    ES(Kind.SEGMENT, 2, 0),
    CS(Kind.SEGMENT, 2, 1),
    SS(Kind.SEGMENT, 2, 2),
    DS(Kind.SEGMENT, 2, 3),
    FS(Kind.SEGMENT, 2, 4),
    GS(Kind.SEGMENT, 2, 5),
    CR0(Kind.CONTROL, 4, 0),
    CR2(Kind.CONTROL, 4, 2),
    CR3(Kind.CONTROL, 4, 3),
    CR4(Kind.CONTROL, 4, 4),
    DR0(Kind.DEBUG, 4, 0),
    DR1(Kind.DEBUG, 4, 1),
    DR2(Kind.DEBUG, 4, 2),
    DR3(Kind.DEBUG, 4, 3),
    DR6(Kind.DEBUG, 4, 6),
    DR7(Kind.DEBUG, 4, 7),
    TR3(Kind.TEST, 4, 3),
    TR4(Kind.TEST, 4, 4),
    TR5(Kind.TEST, 4, 5),
    TR6(Kind.TEST, 4, 6),
    TR7(Kind.TEST, 4, 7),
    ST0(Kind.X87, 10, 0),
    ST1(Kind.X87, 10, 1),
    ST2(Kind.X87, 10, 2),
    ST3(Kind.X87, 10, 3),
    ST4(Kind.X87, 10, 4),
    ST5(Kind.X87, 10, 5),
    ST6(Kind.X87, 10, 6),
    ST7(Kind.X87, 10, 7),
    MM0(Kind.MMX, 8, 0),
    MM1(Kind.MMX, 8, 1),
    MM2(Kind.MMX, 8, 2),
    MM3(Kind.MMX, 8, 3),
    MM4(Kind.MMX, 8, 4),
    MM5(Kind.MMX, 8, 5),
    MM6(Kind.MMX, 8, 6),
    MM7(Kind.MMX, 8, 7),
    XMM0(Kind.XMM, 16, 0),
    XMM1(Kind.XMM, 16, 1),
    XMM2(Kind.XMM, 16, 2),
    XMM3(Kind.XMM, 16, 3),
    XMM4(Kind.XMM, 16, 4),
    XMM5(Kind.XMM, 16, 5),
    XMM6(Kind.XMM, 16, 6),
    XMM7(Kind.XMM, 16, 7),
    YMM0(Kind.YMM, 32, 0),
    YMM1(Kind.YMM, 32, 1),
    YMM2(Kind.YMM, 32, 2),
    YMM3(Kind.YMM, 32, 3),
    YMM4(Kind.YMM, 32, 4),
    YMM5(Kind.YMM, 32, 5),
    YMM6(Kind.YMM, 32, 6),
    YMM7(Kind.YMM, 32, 7);

    /** Which file of registers. */
    public enum Kind {
        GENERAL,
        SEGMENT,
        CONTROL,
        DEBUG,
        TEST,
        X87,
        MMX,
        XMM,
        YMM
    }

    private static final Register[] ALL = values();
    private static final Map<String, Register> BY_NAME = new HashMap<>();

    static {
        for (Register register : ALL) {
            BY_NAME.put(register.text, register);
        }
        BY_NAME.put("st", ST0);
    }

    private final Kind kind;
    private final byte size;
    private final byte number;
    private final String text;

    Register(Kind kind, int size, int number) {
        this.kind = kind;
        this.size = (byte) size;
        this.number = (byte) number;
        String name = name().toLowerCase(Locale.ROOT);
        // concat() and not +, whose first use costs 10 ms in a JVM that just started.
        this.text = kind == Kind.X87 ? "st(".concat(name.substring(2)).concat(")") : name;
    }

    /**
     * The register that MASM calls {@code name}, whatever its case. {@code st(1)} is an expression there, so only its
     * bare {@code st} is a name that a source spells in one word; {@code "st(1)"} is found too.
     */
    public static Optional<Register> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * The general register of a size (1, 2 or 4) and number (0 to 7).
     */
    public static Register general(int size, int number) {
        int first = size == 4 ? EAX.ordinal() : size == 2 ? AX.ordinal() : AL.ordinal();
        return ALL[first + number];
    }

    /** The register of a kind and number (0 to 7) other than a general one; null when there is no such register. */
    static Register numbered(Kind kind, int number) {
        return switch (kind) {
            case SEGMENT -> number < 6 ? ALL[ES.ordinal() + number] : null;
            case X87 -> ALL[ST0.ordinal() + number];
            case MMX -> ALL[MM0.ordinal() + number];
            case XMM -> ALL[XMM0.ordinal() + number];
            case YMM -> ALL[YMM0.ordinal() + number];
            case CONTROL, DEBUG, TEST -> sparse(kind, number);
            case GENERAL -> throw new IllegalArgumentException("a general register has a size");
        };
    }

    private static Register sparse(Kind kind, int number) {
        for (int i = CR0.ordinal(); i <= TR7.ordinal(); i++) {
            if (ALL[i].kind == kind && ALL[i].number == number) {
                return ALL[i];
            }
        }
        return null;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public int size() {
        return size;
    }

    /** It is an XMM or YMM register. */
    public boolean isVector() {
        return kind == Kind.XMM || kind == Kind.YMM;
    }

    /** The number in ModR/M, SIB or opcode, 0 to 7. */
    public int number() {
        return number;
    }

    /** As MASM writes it: {@code eax}, {@code st(1)}. */
    public String text() {
        return text;
    }
}
