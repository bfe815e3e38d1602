package jmasm.machine.cpu;

/**
 * What user mode can ask the processor about itself and about the system's tables. The tables are those of Windows XP
 * on one processor without PAE.
 */
public final class SystemOps {

    /** CR0: protected mode, paging, write protection, native x87 errors. */
    private static final int CR0 = 0x8001_003B;

    private static final int GDT_BASE = 0x8003_F000;
    private static final int GDT_LIMIT = 0x3FF;
    private static final int IDT_BASE = 0x8003_F400;
    private static final int IDT_LIMIT = 0x7FF;
    private static final int TASK_SELECTOR = 0x28;

    /** Family 6, model 8, stepping 3: the first that Windows trusts to have a working SYSENTER is 6/3/3. */
    private static final int SIGNATURE = 0x683;

    // Bits of CPUID; a bit stands here when every instruction that it promises is implemented. Leaf 1, EDX:
    private static final int FPU = 1;
    private static final int TSC = 1 << 4;
    private static final int CX8 = 1 << 8;
    private static final int SEP = 1 << 11;
    private static final int CMOV = 1 << 15;
    private static final int CLFLUSH = 1 << 19;
    private static final int MMX = 1 << 23;
    private static final int FXSR = 1 << 24;
    private static final int SSE = 1 << 25;
    private static final int SSE2 = 1 << 26;
    private static final int FEATURES = FPU | TSC | CX8 | SEP | CMOV | CLFLUSH | MMX | FXSR | SSE | SSE2;

    // Leaf 1, ECX:
    private static final int SSE3 = 1;
    private static final int PCLMULQDQ = 1 << 1;
    private static final int SSSE3 = 1 << 9;
    private static final int SSE41 = 1 << 19;
    private static final int SSE42 = 1 << 20;
    private static final int MOVBE = 1 << 22;
    private static final int POPCNT = 1 << 23;
    private static final int AES = 1 << 25;
    private static final int NEWER_FEATURES = SSE3 | PCLMULQDQ | SSSE3 | SSE41 | SSE42 | MOVBE | POPCNT | AES;

    /** Leaf 1, EBX: one processor, and lines of 8 × 8 bytes for CLFLUSH. */
    private static final int ONE_PROCESSOR = 1 << 16 | 8 << 8;

    // Leaf 7, EBX:
    private static final int BMI1 = 1 << 3;
    private static final int BMI2 = 1 << 8;

    // Leaf 80000001h, ECX:
    private static final int LZCNT = 1 << 5;
    private static final int PREFETCHW = 1 << 8;

    private static final int LAST_LEAF = 7;

    private SystemOps() {}

    public static void cpuid(Cpu cpu) {
        switch (cpu.eax()) {
            case 0 -> answer(cpu, LAST_LEAF, "Genu", "ineI", "ntel");
            case 0x8000_0000 -> answer(cpu, 0x8000_0004, 0, 0, 0);
            case 0x8000_0002 -> answer(cpu, "jmas", "m vi", "rtua", "l x8");
            case 0x8000_0003 -> answer(cpu, "6 pr", "oces", "sor\0", "\0\0\0\0");
            case 0x8000_0001 -> answer(cpu, 0, 0, LZCNT | PREFETCHW, 0);
            case 0x8000_0004 -> answer(cpu, 0, 0, 0, 0);
            case 1 -> answer(cpu, SIGNATURE, ONE_PROCESSOR, NEWER_FEATURES, FEATURES);
            case 2, 3, 4, 5, 6 -> answer(cpu, 0, 0, 0, 0);
            // A leaf beyond the last answers as the last basic one does; of leaf 7 there is one part.
            default -> answer(cpu, 0, cpu.ecx() == 0 || cpu.eax() != LAST_LEAF ? BMI1 | BMI2 : 0, 0, 0);
        }
    }

    private static void answer(Cpu cpu, int eax, String ebx, String edx, String ecx) {
        answer(cpu, eax, fourBytes(ebx), fourBytes(ecx), fourBytes(edx));
    }

    private static void answer(Cpu cpu, String eax, String ebx, String ecx, String edx) {
        answer(cpu, fourBytes(eax), fourBytes(ebx), fourBytes(ecx), fourBytes(edx));
    }

    private static void answer(Cpu cpu, int eax, int ebx, int ecx, int edx) {
        cpu.setEax(eax);
        cpu.setEbx(ebx);
        cpu.setEcx(ecx);
        cpu.setEdx(edx);
    }

    private static int fourBytes(String text) {
        return text.charAt(0) | text.charAt(1) << 8 | text.charAt(2) << 16 | text.charAt(3) << 24;
    }

    /** The time stamp: one tick an instruction, so that it is the same in every run. */
    public static long rdtsc(Cpu cpu) {
        return cpu.retired();
    }

    /** 48 bits: limit, then base. */
    public static long sgdt() {
        return (GDT_BASE & 0xFFFF_FFFFL) << 16 | GDT_LIMIT;
    }

    /** 48 bits: limit, then base. */
    public static long sidt() {
        return (IDT_BASE & 0xFFFF_FFFFL) << 16 | IDT_LIMIT;
    }

    public static int sldt() {
        return 0;
    }

    public static int smsw(int width) {
        return Arithmetic.zeroExtended(width, CR0);
    }

    public static int str() {
        return TASK_SELECTOR;
    }

    /** Access rights of a descriptor that user mode can see; else ZF is cleared and {@code old} stays. */
    public static int lar(Cpu cpu, int width, int old, int selector) {
        int rights = switch (selector & 0xFFFC) {
            case Segment.USER_CODE & ~3 -> 0x00CF_FB00;
            case Segment.USER_DATA & ~3 -> 0x00CF_F300;
            case Segment.USER_THREAD_BLOCK & ~3 -> 0x0040_F300;
            default -> 0;
        };
        cpu.setZf(rights != 0);
        return rights != 0 ? Arithmetic.zeroExtended(width, rights) : old;
    }

    /** Limit of a descriptor that user mode can see; else ZF is cleared and {@code old} stays. */
    public static int lsl(Cpu cpu, int width, int old, int selector) {
        boolean visible = verr(cpu, selector);
        int limit = (selector & 0xFFFC) == (Segment.USER_THREAD_BLOCK & ~3) ? 0xFFF : -1;
        return visible ? Arithmetic.zeroExtended(width, limit) : old;
    }

    /** Sets ZF when the selector's segment can be read. */
    public static boolean verr(Cpu cpu, int selector) {
        int index = selector & 0xFFFC;
        boolean visible = index == (Segment.USER_CODE & ~3)
                || index == (Segment.USER_DATA & ~3)
                || index == (Segment.USER_THREAD_BLOCK & ~3);
        cpu.setZf(visible);
        return visible;
    }

    /** Sets ZF when the selector's segment can be written. */
    public static void verw(Cpu cpu, int selector) {
        boolean readable = verr(cpu, selector);
        cpu.setZf(readable && (selector & 0xFFFC) != (Segment.USER_CODE & ~3));
    }

    /** Raises the RPL of {@code selector} to that of {@code least}; ZF tells whether it had to. */
    public static int arpl(int selector, int least) {
        return (selector & 3) < (least & 3) ? selector & ~3 | least & 3 : selector;
    }

    /** ARPL's result: whether the selector was raised. */
    public static void setRaised(Cpu cpu, boolean raised) {
        cpu.setZf(raised);
    }

    public static void clc(Cpu cpu) {
        cpu.setCf(false);
    }

    public static void stc(Cpu cpu) {
        cpu.setCf(true);
    }

    public static void cmc(Cpu cpu) {
        cpu.setCf(!cpu.cf());
    }
}
