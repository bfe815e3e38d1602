package jmasm.x86;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** GNU objdump as an independent disassembler: many instructions a call. */
final class Objdump {

    /** Room for an instruction and for single-byte NOPs, on which the disassembler finds its step again. */
    private static final int SLOT = 64;

    private static final byte NOP = (byte) 0x90;

    /** What objdump sees at the start of a slot. */
    record Seen(int length, String text) {

        /** The first word that is no prefix. */
        String mnemonic() {
            for (String word : text.split("[ ,(]+")) {
                if (!isPrefix(word)) {
                    return word;
                }
            }
            return "";
        }

        private static boolean isPrefix(String word) {
            return switch (word) {
                case "lock", "rep", "repz", "repnz", "data16", "addr16", "xacquire", "xrelease", "bnd", "notrack" ->
                    true;
                case "es", "cs", "ss", "ds", "fs", "gs" -> true;
                default -> false;
            };
        }
    }

    private Objdump() {}

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("objdump", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What stands at the start of each string of bytes, when NOPs follow it. */
    static List<Seen> disassemble(List<byte[]> strings, Path folder) {
        byte[] image = new byte[strings.size() * SLOT];
        Arrays.fill(image, NOP);
        for (int i = 0; i < strings.size(); i++) {
            byte[] bytes = strings.get(i);
            System.arraycopy(bytes, 0, image, i * SLOT, bytes.length);
        }
        try {
            Path file = folder.resolve("code.bin");
            Files.write(file, image);
            return parse(run(file), strings.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> run(Path file) throws IOException {
        // -z: not to skip runs of zeros; --wide: one line an instruction.
        Process process = new ProcessBuilder(
                        "objdump", "-D", "-z", "--wide", "-b", "binary", "-m", "i386", "-M", "intel", file.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
    }

    private static List<Seen> parse(List<String> lines, int count) {
        List<Seen> seen = new ArrayList<>();
        for (String line : lines) {
            String[] columns = line.split("\t");
            if (columns.length >= 2 && columns[0].endsWith(":")) {
                int address = Integer.parseInt(columns[0].strip().replace(":", ""), 16);
                if (address == seen.size() * SLOT) {
                    String text = columns.length > 2 ? columns[2].strip() : "";
                    seen.add(new Seen(columns[1].strip().split(" +").length, text.toLowerCase(Locale.ROOT)));
                }
            }
        }
        if (seen.size() != count) {
            throw new IllegalStateException("objdump lost its step behind slot " + seen.size() + " of " + count);
        }
        return seen;
    }
}
