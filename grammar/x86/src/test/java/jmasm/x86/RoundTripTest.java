package jmasm.x86;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every row, over seeded random operands: decoding what was encoded gives the same instruction. */
class RoundTripTest {

    private static final long SEED = Long.getLong("seed", 20260101L);
    private static final int CASES = 200;
    private static final int ADDRESS = 0x401000;

    private final InstructionTable table = InstructionTable.load();
    private final Decoder decoder = new Decoder(table);
    private final RandomOperands operands = new RandomOperands(new SplittableRandom(SEED));

    @Test
    void decodingWhatWasEncodedGivesTheSame() {
        for (Form form : table.forms()) {
            for (int i = 0; i < CASES; i++) {
                check(form, operands.of(form));
            }
        }
    }

    private void check(Form form, List<Operand> given) {
        Encoding encoding = Encoder.encode(form, given, Prefixes.NONE);
        byte[] bytes = encoding.bytes();
        String what = "seed " + SEED + ": " + form + " " + given + " "
                + HexFormat.of().withUpperCase().formatHex(bytes);
        if (form.opcode().waitFirst()) {
            return;
        }
        Instruction decoded =
                assertInstanceOf(Instruction.class, decoder.decode(bytes, 0, bytes.length, ADDRESS), what);
        assertEquals(bytes.length, decoded.length(), what);
        if (!form.isAlias() && !isNop(bytes) && !ignoresReg(form)) {
            assertEquals(form, decoded.form(), what);
            assertEquals(given, decoded.operands(), what);
        }
        assertArrayEquals(
                bytes,
                Encoder.encode(decoded.form(), decoded.operands(), decoded.prefixes())
                        .bytes(),
                what);
        checkFields(encoding, decoded, what);
        checkTruncated(bytes, what);
    }

    /** 90 is XCHG EAX,EAX by the pattern and NOP by the manual. */
    private static boolean isNop(byte[] bytes) {
        return bytes.length == 1 && bytes[0] == (byte) 0x90;
    }

    /** With 0 in the field that it ignores, 0F 1F /r is the documented 0F 1F /0; likewise LFENCE and its like. */
    private static boolean ignoresReg(Form form) {
        return form.isDecodeOnly()
                && (form.operation() == SystemOperation.NOP || form.operation() == StateOperation.FENCE);
    }

    private static void checkFields(Encoding encoding, Instruction decoded, String what) {
        for (Encoding.Field field : encoding.fields()) {
            if (field.kind() == Encoding.Kind.DISPLACEMENT) {
                assertEquals(field.offset(), decoded.displacementOffset(), what);
            } else {
                assertTrue(field.offset() >= decoded.immediateOffset(), what);
            }
        }
    }

    private void checkTruncated(byte[] bytes, String what) {
        for (int end = 0; end < bytes.length; end++) {
            Decoded.Truncated truncated =
                    assertInstanceOf(Decoded.Truncated.class, decoder.decode(bytes, 0, end, ADDRESS), what);
            assertTrue(truncated.needed() > end && truncated.needed() <= bytes.length, what + " cut at " + end);
        }
    }
}
