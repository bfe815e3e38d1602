package jmasm.machine.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jmasm.machine.memory.Protection;

/**
 * How many million x87 instructions a second are executed at each precision, and how long functions take;
 * docs/performance.md has figures and the command.
 */
public final class X87Benchmark {

    private static final int ROUNDS = 7;
    private static final int CONTROL_WORD = Guest.DATA + 0x30;

    /** z = z * z + c with a comparison, a million times; only registers but for three constants. */
    private static final String ITERATION =
            "B940420F00 D9EE D9EE D9C1 D8CA D9C1 D8CA D9C0 D8C2 D81D10004100 DFE0 F6C401"
                    + "7420 DEE9 DC0500004100 D9C9 DECA D9C1 D8C2 DC0508004100 DDDA 49 75CC CC"
                    + "DDD8 DDD8 DDD8 DDD8 D9EE D9EE EBEE";

    /** The dot product of two arrays of 256 doubles, 2,000 times. */
    private static final String DOT_PRODUCT =
            "B9D0070000 D9EE 31F6 DD04F500014100 DC0CF500094100 DEC1 46 81FE00010000" + "75E7 DD1D20004100 49 75DA CC";

    private X87Benchmark() {}

    public static void main(String[] args) {
        System.out.println("million instructions a second     027F    037F");
        compare("iteration", ITERATION);
        compare("dot product", DOT_PRODUCT);
        System.out.println("nanoseconds                       027F    037F");
        String[][] functions = {
            {"fadd", "D8C1"},
            {"fmul", "D8C9"},
            {"fdiv", "D8F1"},
            {"fsqrt", "D9FA"},
            {"fsin", "D9FE"},
            {"fcos", "D9FF"},
            {"fptan, fstp st", "D9F2 DDD8"},
            {"fpatan, fld st", "D9F3 D9C0"},
            {"f2xm1", "D9F0"},
            {"fyl2x, fld st", "D9F1 D9C0"},
        };
        for (String[] function : functions) {
            // 100,000 times: fld m64 / fld m64 / the function / fstp st / fstp st
            String loop = "B9A0860100 DD0500014100 DD0508014100 " + function[1] + "DDD8 DDD8 49";
            int length = loop.replace(" ", "").length() / 2 - 5;
            String code = loop + String.format("75%02X CC", -length - 2 & 0xFF);
            System.out.printf(
                    "%-30s %7.0f %7.0f%n",
                    function[0], 1e9 / rate(code, 0x27F, 100_000), 1e9 / rate(code, 0x37F, 100_000));
        }
    }

    private static void compare(String name, String code) {
        System.out.printf("%-30s %7.0f %7.0f%n", name, rate(code, 0x27F, 0) / 1e6, rate(code, 0x37F, 0) / 1e6);
    }

    /** The best of some rounds, a second. @param count what is counted, 0 for instructions */
    private static double rate(String code, int control, int count) {
        Guest guest = new Guest("D92D30004100" + code);
        ByteBuffer data = ByteBuffer.allocate(0x2000).order(ByteOrder.LITTLE_ENDIAN);
        data.putDouble(-0.12).putDouble(0.74).putFloat(4);
        for (int i = 0; i < 256; i++) {
            data.putDouble(0x100 + 8 * i, 0.7 + i * 0.001).putDouble(0x900 + 8 * i, 0.1 + i * 0.02);
        }
        guest.memory.map(Guest.DATA, 0x2000, Protection.READ_WRITE);
        guest.memory.poke(Guest.DATA, data.array());
        guest.memory.poke(CONTROL_WORD, new byte[] {(byte) control, (byte) (control >> 8)});
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            long before = guest.engine.retired();
            long runs = 0;
            do {
                guest.cpu.setEip(Guest.CODE);
                guest.cpu.fpu().initialize();
                if (!(guest.run(Long.MAX_VALUE / 2) instanceof Exit.Breakpoint)) {
                    throw new IllegalStateException("a kernel went astray at " + guest.cpu);
                }
                runs++;
            } while (System.nanoTime() - start < 300_000_000L);
            double seconds = (System.nanoTime() - start) / 1e9;
            long done = count == 0 ? guest.engine.retired() - before : runs * count;
            best = Math.max(best, done / seconds);
        }
        return best;
    }
}
