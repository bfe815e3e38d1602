package jmasm.machine.silicon;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import jmasm.x86.Decoder;
import jmasm.x86.Disassembler;
import jmasm.x86.Instruction;
import jmasm.x86.InstructionTable;
import jmasm.x86.SymbolLookup;

/**
 * Trials of the same code.
 *
 * @param text the code in words, for the reader of a recording
 */
record Group(byte[] code, String text, List<Trial> trials) {

    /** The instructions, a line each. */
    List<String> listing(InstructionTable table, int start) {
        Decoder decoder = new Decoder(table);
        Disassembler disassembler = new Disassembler(SymbolLookup.NONE);
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < code.length
                && decoder.decode(code, at, code.length, start + at) instanceof Instruction instruction) {
            lines.add(String.format("  %08X %s", start + at, disassembler.text(instruction)));
            at += instruction.length();
        }
        return lines;
    }

    String heading() {
        String bytes = HexFormat.of().withUpperCase().formatHex(code);
        return text.isEmpty() ? bytes : bytes + " " + text;
    }
}
