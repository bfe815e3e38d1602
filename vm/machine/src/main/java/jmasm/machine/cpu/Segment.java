package jmasm.machine.cpu;

/**
 * What a segment register holds: the selector and, as in hardware, the descriptor that was read when it was loaded.
 *
 * @param base  added to every offset
 * @param limit the highest offset, unsigned
 * @param kind  what the descriptor allows
 */
public record Segment(int selector, int base, int limit, Kind kind) {

    public static final int ES = 0;
    public static final int CS = 1;
    public static final int SS = 2;
    public static final int DS = 3;
    public static final int FS = 4;
    public static final int GS = 5;

    /** The selectors of Windows' global descriptor table that user mode may load, with RPL 3. */
    public static final int USER_CODE = 0x1B;

    public static final int USER_DATA = 0x23;
    public static final int USER_THREAD_BLOCK = 0x3B;

    /** The null selector: loading it is allowed, using it is not. */
    static final Segment NULL = new Segment(0, 0, 0, Kind.NONE);

    /** How the base and limit are to be taken. */
    public enum Kind {
        NONE,
        DATA,
        CODE
    }

    static Segment flat(int selector) {
        return new Segment(selector, 0, -1, selector >>> 3 == USER_CODE >>> 3 ? Kind.CODE : Kind.DATA);
    }

    /** The descriptor that a MOV or POP to {@code register} finds; see {@link Cpu#loadSegment}. */
    static Segment load(int register, int selector, int threadBlock, int threadLimit) {
        if ((selector & ~3) == 0) {
            if (register == SS || register == CS) {
                throw new ProtectionFault(0);
            }
            return new Segment(selector, 0, 0, Kind.NONE);
        }
        Segment segment = switch (selector & ~3) {
            case USER_CODE & ~3, USER_DATA & ~3 -> flat(selector);
            case USER_THREAD_BLOCK & ~3 -> new Segment(selector, threadBlock, threadLimit, Kind.DATA);
            default -> throw new ProtectionFault(selector & 0xFFFC);
        };
        boolean code = segment.kind == Kind.CODE;
        if (register == CS && !code || register == SS && (code || (selector & 3) != 3)) {
            throw new ProtectionFault(selector & 0xFFFC);
        }
        return register == CS ? flat(USER_CODE) : segment;
    }

    /** Whether an offset is an address and may be read and written. */
    boolean flat() {
        return limit == -1 && kind == Kind.DATA;
    }

    /**
     * The address of {@code size} bytes at {@code offset}.
     *
     * @throws ProtectionFault beyond the limit, through a null selector, or writing through a code segment
     */
    public int address(int offset, int size, boolean write) {
        if (limit == -1 && kind == Kind.DATA) {
            return base + offset;
        }
        int last = offset + size - 1;
        if (kind == Kind.NONE
                || write && kind == Kind.CODE
                || Integer.compareUnsigned(last, limit) > 0
                || Integer.compareUnsigned(last, offset) < 0) {
            throw new ProtectionFault(0);
        }
        return base + offset;
    }
}
