package jmasm.x86;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Disassemblers that others wrote. Each reads many strings of bytes in one run. */
enum ForeignDisassembler {
    /** GNU's, which says how long instructions are. */
    OBJDUMP("objdump", "objdump") {
        @Override
        List<ForeignReading> read(List<Case> cases, Path folder) {
            byte[] image = new byte[cases.size() * SLOT];
            Arrays.fill(image, NOP);
            for (int i = 0; i < cases.size(); i++) {
                byte[] bytes = cases.get(i).bytes();
                System.arraycopy(bytes, 0, image, i * SLOT, bytes.length);
            }
            Path file = write(folder.resolve("code.bin"), image);
            // -z: not to skip runs of zeros; --wide: one line an instruction.
            List<String> lines = ForeignTool.lines(
                    folder, "objdump", "-D", "-z", "--wide", "-b", "binary", "-m", "i386", "-M", "intel", file + "");
            List<ForeignReading> readings = new ArrayList<>();
            for (String line : lines) {
                String[] columns = line.split("\t");
                if (columns.length >= 2 && columns[0].endsWith(":")) {
                    int address = Integer.parseInt(columns[0].strip().replace(":", ""), 16);
                    if (address == readings.size() * SLOT) {
                        readings.add(reading(columns));
                    }
                }
            }
            return complete(readings, cases);
        }

        private ForeignReading reading(String[] columns) {
            // Behind the instruction stand names of addresses: jmp 40 <.data+0x40>.
            String text = columns.length > 2 ? columns[2].replaceAll("<.*>|#.*|\\(.* only\\)", "") : "";
            int length = columns[1].strip().split(" +").length;
            return text.contains("(bad)") ? ForeignReading.NONE : ForeignReading.of(length, text);
        }
    },

    /**
     * LLVM's. It doesn't say how long instructions are, so it gets as many bytes as we say, and NOPs: when it sees one
     * instruction and all of the NOPs, it agrees.
     */
    LLVM_DISASSEMBLER("llvm-dis", "llvm-mc") {
        @Override
        List<ForeignReading> read(List<Case> cases, Path folder) {
            StringBuilder input = new StringBuilder();
            for (int i = 0; i < cases.size(); i++) {
                appendBlock(input, marker(i));
                Case one = cases.get(i);
                int count = one.length() == 0 ? one.bytes().length : one.length();
                byte[] block = Arrays.copyOf(one.bytes(), count + FOLLOWING);
                Arrays.fill(block, count, block.length, NOP);
                appendBlock(input, block);
            }
            Path file = write(
                    folder.resolve("code.txt"), input.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            List<String> lines = ForeignTool.lines(
                    folder,
                    "llvm-mc",
                    "--disassemble",
                    "--triple=i386-pc-linux",
                    "--output-asm-variant=1",
                    file.toString());
            List<ForeignReading> readings = new ArrayList<>();
            List<String> of = null;
            for (String line : lines) {
                // Behind shuffles stands what they do: # xmm0 = xmm1[0,1].
                String text = line.replaceAll("#.*", "").replace('\t', ' ').strip();
                int next = of == null ? 0 : readings.size() + 1;
                if (text.equals("mov eax, " + (MARKER + next))) {
                    if (of != null) {
                        readings.add(reading(cases.get(readings.size()), of));
                    }
                    of = new ArrayList<>();
                } else if (of != null && !text.isEmpty()) {
                    of.add(text);
                }
            }
            readings.add(reading(cases.get(readings.size()), of));
            return complete(readings, cases);
        }

        private ForeignReading reading(Case one, List<String> lines) {
            int end = lines.size();
            int nops = 0;
            while (end > 0 && nops < FOLLOWING && lines.get(end - 1).equals("nop")) {
                end--;
                nops++;
            }
            // Prefixes that it doesn't connect stand on lines of their own.
            String text = String.join(" ", lines.subList(0, end));
            boolean whole = nops == FOLLOWING;
            return end == 0 ? ForeignReading.NONE : ForeignReading.of(whole ? one.length() : 0, text);
        }

        private byte[] marker(int i) {
            int value = MARKER + i;
            return new byte[] {
                (byte) 0xB8, (byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)
            };
        }

        private void appendBlock(StringBuilder input, byte[] bytes) {
            input.append('[');
            for (byte b : bytes) {
                input.append("0x")
                        .append(Character.forDigit(b >> 4 & 15, 16))
                        .append(Character.forDigit(b & 15, 16))
                        .append(' ');
            }
            input.append("]\n");
        }
    };

    /** Room for an instruction and for NOPs, on which the disassembler finds its step again. */
    static final int SLOT = 64;

    private static final byte NOP = (byte) 0x90;
    private static final int FOLLOWING = 8;
    private static final int MARKER = 0x7A7B_0000;

    /**
     * Bytes to be read.
     *
     * @param bytes  at most {@link #SLOT} - 16
     * @param length of the instruction as we see it; 0 when we see none
     */
    record Case(byte[] bytes, int length) {}

    private final String label;
    private final String command;

    ForeignDisassembler(String label, String command) {
        this.label = label;
        this.command = command;
    }

    /** Its name in {@code differences.txt}. */
    String label() {
        return label;
    }

    String command() {
        return command;
    }

    /** What stands at the start of each string of bytes; the i-th one's address is i * {@link #SLOT}. */
    abstract List<ForeignReading> read(List<Case> cases, Path folder);

    private static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ForeignReading> complete(List<ForeignReading> readings, List<Case> cases) {
        if (readings.size() != cases.size()) {
            throw new IllegalStateException("lost step behind string " + readings.size() + " of " + cases.size());
        }
        return readings;
    }
}
