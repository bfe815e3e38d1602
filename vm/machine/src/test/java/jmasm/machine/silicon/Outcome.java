package jmasm.machine.silicon;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * How a {@link Trial} ended.
 *
 * @param vector  of the exception that ended it: {@link #END_OF_CODE} when it ran into INT3, as wanted
 * @param error   its error code, 0 when it has none
 * @param address CR2 of a page fault
 * @param after   EIP is what the processor saved for the handler
 * @param changes doublewords of memory, by address
 */
record Outcome(int vector, int error, int address, State after, SortedMap<Integer, Integer> changes) {

    static final int END_OF_CODE = 3;
    static final int PAGE_FAULT = 14;

    /**
     * What the recording says, behind a {@code >}: only what differs from before. {@code fault=} has the vector, the error
     * code if there is one, the address of a page fault; {@code at=} says where the code stopped, from where it began, when
     * that isn't its end (or, for a fault, its beginning); {@code f=} is EFLAGS, {@code c= cw= sw= tags=} and
     * {@code x1= m1= e1=} are of vectors and x87 ({@link VectorImage}), {@code d884=} is a doubleword of data and
     * {@code c10=} one of code.
     */
    String text(Trial trial) {
        StringBuilder text = new StringBuilder(">");
        State before = trial.before();
        int start = before.eip();
        int stop = after.eip();
        int expected = start;
        if (vector == END_OF_CODE && (stop - 1 - start < 0 || stop - 1 - start >= trial.length())) {
            stop--;
            expected = start + trial.length();
        } else {
            text.append(" fault=").append(vector);
            text.append(error == 0 && vector != PAGE_FAULT ? "" : ":" + hex(error));
            text.append(vector == PAGE_FAULT ? "@" + hex(address) : "");
        }
        if (stop != expected) {
            text.append(" at=").append(stop - start < 0 ? "-" + hex(start - stop) : hex(stop - start));
        }
        for (int i = 0; i < 8; i++) {
            if (before.registers()[i] != after.registers()[i]) {
                text.append(' ').append(State.NAMES[i]).append('=').append(hex(after.registers()[i]));
            }
        }
        if (before.eflags() != after.eflags() && !leavesFlagsOpen(trial, stop)) {
            text.append(" f=").append(hex(after.eflags()));
        }
        VectorImage.changes(
                text,
                ByteBuffer.wrap(before.image()).order(ByteOrder.LITTLE_ENDIAN),
                ByteBuffer.wrap(after.image()).order(ByteOrder.LITTLE_ENDIAN));
        for (Map.Entry<Integer, Integer> change : changes.entrySet()) {
            int where = change.getKey();
            text.append(' ').append(where >= Trial.CODE ? 'c' : 'd');
            text.append(hex(where - (where >= Trial.CODE ? Trial.CODE : Trial.DATA)));
            text.append('=').append(hex(change.getValue()));
        }
        return text.toString();
    }

    /**
     * A fault in the middle of REPE CMPS or REPE SCAS: by Intel's manual EFLAGS are those from before the instruction, on
     * the recorded processor (AMD) those of the last comparison. We do as the manual says, and the flags are not compared.
     */
    private boolean leavesFlagsOpen(Trial trial, int eip) {
        if (vector != PAGE_FAULT || eip < Trial.CODE) {
            return false;
        }
        byte[] memory = trial.memory();
        boolean repeated = false;
        for (int at = Trial.index(eip); at < memory.length; at++) {
            switch (memory[at] & 0xFF) {
                case 0xF2, 0xF3 -> repeated = true;
                case 0x26, 0x2E, 0x36, 0x3E, 0x64, 0x65, 0x66, 0x67 -> {}
                case 0xA6, 0xA7, 0xAE, 0xAF -> {
                    return repeated;
                }
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    static String hex(int value) {
        return Integer.toHexString(value).toUpperCase(Locale.ROOT);
    }
}
