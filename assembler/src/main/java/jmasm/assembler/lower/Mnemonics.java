package jmasm.assembler.lower;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import jmasm.assembler.encode.Processor;
import jmasm.assembler.eval.Suggestions;

/** Which instruction a word may have been meant for. */
final class Mnemonics {

    /** The instructions that beginners write. */
    private static final String[] COMMON = {
        "mov", "add", "sub", "push", "pop", "call", "jmp", "cmp", "test", "lea", "inc", "dec", "xor", "and", "or",
        "not", "neg", "shl", "shr", "sar", "mul", "imul", "div", "idiv", "ret", "retn", "nop", "int", "loop", "movzx",
        "movsx", "xchg", "leave", "enter", "jz", "jnz", "je", "jne", "jg", "jge", "jl", "jle", "ja", "jae", "jb", "jbe",
    };

    private Mnemonics() {}

    /** A common instruction that is one letter or one swap away. */
    static Optional<String> near(String word, Processor processor) {
        String sorted = sorted(word);
        for (String mnemonic : COMMON) {
            boolean swapped = sorted.equals(sorted(mnemonic));
            if ((swapped || word.length() > 2 && Suggestions.distance(word, mnemonic, 2) < 2)
                    && !processor.forms(mnemonic).isEmpty()) {
                return Optional.of(mnemonic);
            }
        }
        return Optional.empty();
    }

    private static String sorted(String word) {
        char[] letters = word.toLowerCase(Locale.ROOT).toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }
}
