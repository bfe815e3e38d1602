package jmasm.machine.silicon;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Set;
import jmasm.x86.Operation;
import jmasm.x86.X87Operation;

/**
 * What may differ from the recorded processor, and why: transcendental functions are rounded correctly here, and on the
 * processor nearly so. A significand may differ by one unit in the last place; whether it was rounded up (C1) is not
 * compared then or ever. Everything else of these functions is, and everything of all other instructions.
 */
final class X87Tolerance {

    private static final Set<Operation> TRANSCENDENTAL = Set.of(
            X87Operation.F2XM1,
            X87Operation.FYL2X,
            X87Operation.FYL2XP1,
            X87Operation.FPTAN,
            X87Operation.FPATAN,
            X87Operation.FSIN,
            X87Operation.FCOS,
            X87Operation.FSINCOS);

    private static final int C1 = 1 << 9;

    private X87Tolerance() {}

    static boolean agree(Operation operation, X87Case before, String expected, String actual) {
        return expected.equals(actual) || TRANSCENDENTAL.contains(operation) && agree(before, expected, actual);
    }

    private static boolean agree(X87Case before, String expected, String actual) {
        String[] one = withUnchanged(before, expected, actual);
        String[] two = withUnchanged(before, actual, expected);
        if (one.length != two.length || (number(one[0]) & ~C1) != (number(two[0]) & ~C1)) {
            return false;
        }
        for (int i = 1; i < one.length; i++) {
            if (!one[i].equals(two[i]) && !areNeighbours(one[i], two[i])) {
                return false;
            }
        }
        return true;
    }

    /** The words, and the registers that the other answer has and that didn't change in this one. */
    private static String[] withUnchanged(X87Case before, String answer, String other) {
        StringBuilder text = new StringBuilder(answer);
        for (int i = 0; i < 8; i++) {
            if (other.contains(" r" + i + "=") && !answer.contains(" r" + i + "=")) {
                text.append(" r").append(i).append('=').append(before.register(i));
            }
        }
        String[] words = text.toString().split(" ");
        Arrays.sort(words, 2, words.length);
        return words;
    }

    /** Two registers, {@code r3=} and what is in it, of the same sign. */
    private static boolean areNeighbours(String one, String two) {
        if (!one.startsWith("r") || !one.substring(0, 3).equals(two.substring(0, 3))) {
            return false;
        }
        // Without the integer bit, exponent and significand are one number that counts the values.
        return value(one).subtract(value(two)).abs().compareTo(BigInteger.ONE) <= 0;
    }

    private static BigInteger value(String register) {
        String digits = (register.substring(3) + "0".repeat(16)).substring(0, 20);
        BigInteger significand = new BigInteger(digits.substring(4), 16).clearBit(63);
        return new BigInteger(digits.substring(0, 4), 16).shiftLeft(63).add(significand);
    }

    private static int number(String hex) {
        return Integer.parseInt(hex, 16);
    }
}
