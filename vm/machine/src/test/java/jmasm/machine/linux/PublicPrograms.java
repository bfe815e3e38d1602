package jmasm.machine.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jmasm.x86.InstructionTable;

/**
 * Runs static 32-bit Linux programs on the machine's own processor and on the engine, and compares what they print and
 * how they end. From vm/machine:
 *
 * <pre>
 * java -cp target/test-classes:target/classes:../../grammar/x86/target/classes:../../grammar/base/target/classes \
 *     jmasm.machine.linux.PublicPrograms PROGRAM...
 * </pre>
 */
final class PublicPrograms {

    private static final long BUDGET = 20_000_000_000L;
    private static final int DIFFERENCES_SHOWN = 10;

    private PublicPrograms() {}

    public static void main(String[] programs) throws IOException, InterruptedException {
        InstructionTable table = InstructionTable.load();
        for (String program : programs) {
            Process process = new ProcessBuilder(program)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String expected = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            int exitCode = process.waitFor();
            LinuxProcess ours = new LinuxProcess(table, Files.readAllBytes(Path.of(program)));
            ours.run(BUDGET);
            compare(program, expected, exitCode, ours);
        }
    }

    private static void compare(String program, String expected, int exitCode, LinuxProcess ours) {
        String actual = new String(ours.output(), StandardCharsets.ISO_8859_1);
        List<String> wanted = expected.lines().toList();
        List<String> got = actual.lines().toList();
        int different = Math.abs(wanted.size() - got.size());
        StringBuilder shown = new StringBuilder();
        int count = 0;
        for (int i = 0; i < Math.min(wanted.size(), got.size()); i++) {
            if (!wanted.get(i).equals(got.get(i))) {
                different++;
                if (count++ < DIFFERENCES_SHOWN) {
                    shown.append("  native: ").append(wanted.get(i)).append('\n');
                    shown.append("  engine: ").append(got.get(i)).append('\n');
                }
            }
        }
        int common = Math.min(wanted.size(), got.size());
        if (wanted.size() != got.size()) {
            String which = wanted.size() > common ? "  only native: " : "  only engine: ";
            shown.append(which)
                    .append((wanted.size() > common ? wanted : got).get(common))
                    .append('\n');
        }
        String end = ours.ended() ? "exit " + ours.exitCode() : "stopped by " + ours.last() + " " + ours.cpu();
        System.out.println(Path.of(program).getFileName() + ": " + wanted.size() + " lines, " + different
                + " different; exit " + exitCode + ", engine: " + end + ", " + ours.retired() + " instructions");
        System.out.print(shown);
        System.out.print(new String(ours.complaints(), StandardCharsets.ISO_8859_1));
    }
}
