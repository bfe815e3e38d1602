package jmasm.machine.linux;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.FxSave;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;
import jmasm.x86.InstructionTable;

/**
 * Compares the state in which programs stop on the engine with the one that {@code src/test/native/traced.c} saw on the
 * machine's own processor: registers, flags, x87, MMX and XMM registers, memory. From vm/machine:
 *
 * <pre>
 * gcc -m32 -O1 -o target/traced src/test/native/traced.c
 * target/traced PROGRAM... &gt; target/traced.txt
 * java -cp target/test-classes:target/classes:../../grammar/x86/target/classes:../../grammar/base/target/classes \
 *     jmasm.machine.linux.TracedPrograms target/traced.txt
 * </pre>
 */
final class TracedPrograms {

    private static final long BUDGET = 10_000_000;
    private static final int IMAGE = 0x6000_0000;
    private static final int EXAMPLES = 4;

    /** CF, PF, AF, ZF, SF, DF, OF. */
    private static final int FLAGS = 0xCD5;

    private static final String[] REGISTERS = {"eip", "eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi"};

    private final InstructionTable table = InstructionTable.load();
    private final Map<String, StringBuilder> examples = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private int programs;
    private int equal;

    public static void main(String[] arguments) throws IOException {
        TracedPrograms traced = new TracedPrograms();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Files.newInputStream(Path.of(arguments[0])), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                traced.compare(line.split(" "));
            }
        }
        System.out.println(traced.programs + " programs, " + traced.equal + " end in the same state");
        traced.counts.forEach((what, count) -> System.out.println(count + " " + what + traced.examples.get(what)));
    }

    private void compare(String[] seen) throws IOException {
        programs++;
        LinuxProcess process = new LinuxProcess(table, Files.readAllBytes(Path.of(seen[0])));
        process.run(BUDGET);
        String difference = difference(seen, process);
        if (difference.isEmpty()) {
            equal++;
            return;
        }
        String what = difference.split(" ")[0];
        StringBuilder list = examples.computeIfAbsent(what, key -> new StringBuilder());
        if (counts.merge(what, 1, Integer::sum) <= EXAMPLES) {
            list.append("\n    ")
                    .append(Path.of(seen[0]).getFileName())
                    .append(": ")
                    .append(difference);
        }
    }

    private static String difference(String[] seen, LinuxProcess process) {
        if (seen[1].equals("exit") || process.ended()) {
            return seen[1].equals("exit") == process.ended() ? "" : "exit of one only";
        }
        int signal = Signals.of(process.last());
        if (signal != Integer.parseInt(seen[1])) {
            return "signal " + seen[1] + ", engine " + signal + " " + process.last();
        }
        Cpu cpu = process.cpu();
        int[] registers = {
            cpu.eip(), cpu.eax(), cpu.ecx(), cpu.edx(), cpu.ebx(), cpu.esp(), cpu.ebp(), cpu.esi(), cpu.edi()
        };
        registers[0] = Signals.after(cpu, process.last());
        for (int i = 0; i < registers.length; i++) {
            if (Integer.parseUnsignedInt(seen[2 + i], 16) != registers[i]) {
                return REGISTERS[i] + " " + seen[2 + i] + String.format(", engine %08x", registers[i]);
            }
        }
        int flags = Integer.parseUnsignedInt(seen[11], 16);
        if (((flags ^ cpu.eflags()) & FLAGS) != 0) {
            return String.format("eflags %03x, engine %03x", flags & FLAGS, cpu.eflags() & FLAGS);
        }
        String vectors = vectors(HexFormat.of().parseHex(seen[12]), process);
        return vectors.isEmpty() ? memory(seen, process.memory()) : vectors;
    }

    private static String vectors(byte[] expected, LinuxProcess process) {
        process.memory().map(IMAGE, AddressSpace.PAGE_SIZE, Protection.READ_WRITE);
        FxSave.save(process.cpu(), process.memory(), IMAGE);
        byte[] actual = new byte[expected.length];
        process.memory().peek(IMAGE, actual, 0, actual.length);
        // The addresses of the last x87 instruction and of its operand, and which bits MXCSR has, are left out.
        Arrays.fill(expected, 6, 24, (byte) 0);
        Arrays.fill(actual, 6, 24, (byte) 0);
        Arrays.fill(expected, 28, 32, (byte) 0);
        Arrays.fill(actual, 28, 32, (byte) 0);
        int at = Arrays.mismatch(expected, actual);
        if (at < 0) {
            return "";
        }
        String where =
                at < 2 ? "control" : at < 4 ? "status" : at < 6 ? "tags" : at < 28 ? "mxcsr" : at < 160 ? "st" : "xmm";
        int start = at & -16;
        return where + " at " + at + ": " + HexFormat.of().formatHex(expected, start, start + 16) + ", engine "
                + HexFormat.of().formatHex(actual, start, start + 16);
    }

    private static String memory(String[] seen, AddressSpace memory) {
        for (int i = 13; i < seen.length; i++) {
            int address = Integer.parseUnsignedInt(seen[i].substring(0, 8), 16);
            byte[] expected = HexFormat.of().parseHex(seen[i].substring(9));
            byte[] actual = new byte[expected.length];
            memory.peek(address, actual, 0, actual.length);
            int at = Arrays.mismatch(expected, actual);
            if (at >= 0) {
                return String.format("memory at %08x: %02x, engine %02x", address + at, expected[at], actual[at]);
            }
        }
        return "";
    }
}
