package jmasm.machine.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** The benchmark's kernels compute what they say. */
class KernelsTest {

    @Test
    void fib() {
        assertEquals(46_368, run("fib").cpu.eax());
    }

    @Test
    void sieve() {
        Guest guest = run("sieve");
        int primes = 0;
        for (int i = 2; i < 8192; i++) {
            primes += 1 - guest.memory.read8(Guest.DATA + i);
        }
        assertEquals(1028, primes);
    }

    @Test
    void sort() {
        Guest guest = run("sort");
        for (int i = 2; i <= 512; i++) {
            int at = Guest.DATA + 4 * i;
            assertTrue(guest.memory.read32(at - 4) <= guest.memory.read32(at), "at " + i);
        }
    }

    @Test
    void crc() {
        CRC32 crc = new CRC32();
        crc.update(new byte[8192]);
        assertEquals((int) crc.getValue(), run("crc").cpu.eax());
    }

    @Test
    void mix() {
        int eax = 1;
        int edx = 0;
        for (int ecx = 1_000_000; ecx > 0; ecx--) {
            edx = edx + eax * 5 ^ eax;
            eax = (eax << 3) - ecx;
        }
        Guest guest = run("mix");
        assertEquals(eax, guest.cpu.eax());
        assertEquals(edx, guest.cpu.edx());
    }

    private static Guest run(String name) {
        Guest guest = Kernels.guest(Kernels.load().get(name));
        assertInstanceOf(Exit.Breakpoint.class, guest.run(100_000_000));
        return guest;
    }
}
