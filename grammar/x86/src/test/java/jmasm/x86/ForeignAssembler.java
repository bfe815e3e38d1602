package jmasm.x86;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Assemblers that others wrote, which take our text. */
enum ForeignAssembler {
    GNU("gnu-as", "as", "--32", "-mmnemonic=intel", "-msyntax=intel", "-mnaked-reg"),
    LLVM(
            "llvm-as",
            "llvm-mc",
            "--triple=i386-pc-linux",
            "--x86-asm-syntax=intel",
            "--filetype=obj",
            "--mattr=+sse4.2,+aes,+pclmul,+bmi,+bmi2,+movbe,+popcnt,+lzcnt,+3dnowa,+cx8,+crc32,+avx2,+fma,+f16c,+vaes"
                    + ",+vpclmulqdq,+xsave,+xsaveopt,+xsavec,+xsaves,+clflushopt,+clwb,+rdpid,+rdrnd,+rdseed,+adx,+rtm,+sha"
                    + ",+sse4a,+invpcid,+vmx,+svm");

    /** Stands for the instruction's own address. */
    static final String HERE = "here";

    private static final int SLOT = 32;
    private static final Pattern ERROR = Pattern.compile(".*code\\.s:(\\d+):.*[Ee]rror: .*");

    private final String label;
    private final String command;
    private final List<String> options;

    ForeignAssembler(String label, String command, String... options) {
        this.label = label;
        this.command = command;
        this.options = List.of(options);
    }

    /** Its name in {@code differences.txt}. */
    String label() {
        return label;
    }

    String command() {
        return command;
    }

    /** The bytes of each instruction; null where it is refused. Each stands at an address that is not known. */
    List<byte[]> assemble(List<String> instructions, Path folder) {
        Set<Integer> refused = new TreeSet<>();
        Set<Integer> more = run(instructions, refused, folder);
        while (!more.isEmpty()) {
            refused.addAll(more);
            more = run(instructions, refused, folder);
        }
        byte[] code = section(folder, ".text");
        byte[] lengths = section(folder, ".lengths");
        List<byte[]> results = new ArrayList<>();
        for (int i = 0; i < instructions.size(); i++) {
            results.add(refused.contains(i) ? null : Arrays.copyOfRange(code, i * SLOT, i * SLOT + lengths[i]));
        }
        return results;
    }

    /** Which of the instructions it refuses; none when it wrote an object. */
    private Set<Integer> run(List<String> instructions, Set<Integer> without, Path folder) {
        StringBuilder source = new StringBuilder(".intel_syntax noprefix\n");
        for (int i = 0; i < instructions.size(); i++) {
            // One line an instruction, so that the line of a message tells which.
            source.append(".balign ")
                    .append(SLOT)
                    .append(", 0xCC; ")
                    .append(HERE)
                    .append(i)
                    .append(": ");
            source.append(without.contains(i) ? "nop" : instructions.get(i).replace(HERE, HERE + i));
            source.append("; end")
                    .append(i)
                    .append(": .pushsection .lengths; .byte end")
                    .append(i);
            source.append('-').append(HERE).append(i).append("; .popsection\n");
        }
        try {
            Files.writeString(folder.resolve("code.s"), source, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(options);
        line.addAll(List.of(
                "-o",
                folder.resolve("code.o").toString(),
                folder.resolve("code.s").toString()));
        Set<Integer> refused = new TreeSet<>();
        for (String complaint : ForeignTool.complaints(folder, line.toArray(new String[0]))) {
            Matcher matcher = ERROR.matcher(complaint);
            if (matcher.matches()) {
                refused.add(Integer.parseInt(matcher.group(1)) - 2);
            }
        }
        return refused;
    }

    private static byte[] section(Path folder, String name) {
        Path file = folder.resolve("section.bin");
        ForeignTool.lines(
                folder,
                "objcopy",
                "-O",
                "binary",
                "-j",
                name,
                "--set-section-flags",
                name + "=alloc,contents",
                folder.resolve("code.o") + "",
                file + "");
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
