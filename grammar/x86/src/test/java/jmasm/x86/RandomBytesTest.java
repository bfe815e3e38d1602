package jmasm.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, the decoder says something, and what it says holds. */
class RandomBytesTest {

    private static final long SEED = Long.getLong("seed", 20260102L);
    private static final int STRINGS = 300_000;

    private final Decoder decoder = new Decoder(InstructionTable.load());
    private final Disassembler disassembler = new Disassembler(SymbolLookup.NONE);

    @Test
    void anyBytesGiveAResult() {
        SplittableRandom random = new SplittableRandom(SEED);
        int instructions = 0;
        for (int i = 0; i < STRINGS; i++) {
            byte[] code = new byte[random.nextInt(20)];
            random.nextBytes(code);
            instructions += check(code) ? 1 : 0;
        }
        assertTrue(instructions > STRINGS / 2, "only " + instructions + " of " + STRINGS + " are instructions");
    }

    @Test
    void onlyPrefixesAreTooLong() {
        byte[] code = new byte[40];
        java.util.Arrays.fill(code, (byte) 0x66);
        assertEquals(new Decoded.Invalid(Decoded.Reason.TOO_LONG, 15), decoder.decode(code, 0, code.length, 0));
        assertEquals(new Decoded.Truncated(15), decoder.decode(code, 26, code.length, 0));
    }

    private boolean check(byte[] code) {
        String what = "seed " + SEED + ": " + HexFormat.of().formatHex(code);
        Decoded decoded = decoder.decode(code, 0, code.length, 0x401000);
        if (decoded instanceof Instruction instruction) {
            assertTrue(instruction.length() >= 1 && instruction.length() <= Math.min(15, code.length), what);
            assertFalse(disassembler.text(instruction).isBlank(), what);
            assertEquals(decoded, decoder.decode(code, 0, instruction.length(), 0x401000), what);
            return true;
        }
        if (decoded instanceof Decoded.Truncated truncated) {
            assertTrue(truncated.needed() > code.length && truncated.needed() <= 15, what);
        } else {
            int length = ((Decoded.Invalid) decoded).length();
            assertTrue(length >= 1 && length <= Math.min(15, code.length), what);
        }
        return false;
    }
}
