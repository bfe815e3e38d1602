package jmasm.machine.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import jmasm.machine.memory.Protection;

/** The small programs of {@code kernels.txt}: what the benchmark runs, and a test checks. */
final class Kernels {

    private Kernels() {}

    /** Name to machine code in hexadecimal. */
    static Map<String, String> load() {
        Map<String, String> kernels = new LinkedHashMap<>();
        String name = "";
        for (String line : text().lines().toList()) {
            if (line.startsWith("=")) {
                name = line.substring(2, line.indexOf(':'));
            } else if (!line.startsWith("#")) {
                kernels.merge(name, line.substring(0, line.indexOf(';')).trim() + " ", String::concat);
            }
        }
        return kernels;
    }

    /** A guest that stands before the first instruction of a kernel, with enough data pages. */
    static Guest guest(String code) {
        Guest guest = new Guest(code);
        guest.memory.map(Guest.DATA, 0x4000, Protection.READ_WRITE);
        return guest;
    }

    private static String text() {
        try (InputStream in = Kernels.class.getResourceAsStream("kernels.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
