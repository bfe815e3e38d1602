package jmasm.machine.silicon;

import java.util.HexFormat;
import java.util.List;

/**
 * Trials of the same code.
 *
 * @param text the code in words, for the reader of a recording
 */
record Group(byte[] code, String text, List<Trial> trials) {

    String heading() {
        String bytes = HexFormat.of().withUpperCase().formatHex(code);
        return text.isEmpty() ? bytes : bytes + " " + text;
    }
}
