package jmasm.linker;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages files as transfers, bad disks and bad tools do, and as somebody would who knows the format. */
final class Damage {

    private static final int[] NUMBERS = {
        0,
        1,
        2,
        0x7F,
        0x80,
        0xFF,
        0x100,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x1_0000,
        0xFF_FFFF,
        0x7FFF_FFFF,
        0x8000_0000,
        0xFFFF_FFFE,
        0xFFFF_FFFF
    };

    private static final List<String> WORDS = List.of(
            "EXPORTS",
            "LIBRARY",
            "NAME",
            "SECTIONS",
            "BASE=",
            "@",
            "=",
            ".",
            "\"",
            "'",
            ";",
            "\n",
            "\t",
            "\0",
            "NONAME",
            "PRIVATE",
            "DATA",
            "#",
            "99999999999",
            "-1",
            "0x",
            ",",
            "STACKSIZE",
            "HEAPSIZE",
            "VERSION",
            "STUB",
            "\u00FF",
            "a.b.c");

    private Damage() {}

    static byte[] of(byte[] good, SplittableRandom random) {
        if (good.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        if (random.nextInt(10) == 0) {
            return Arrays.copyOf(good, random.nextInt(good.length));
        }
        byte[] bad = good.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && bad.length > 0; i++) {
            bad = change(bad, random);
        }
        return bad;
    }

    private static byte[] change(byte[] bytes, SplittableRandom random) {
        // Headers decide most: half of the changes go there.
        int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 300));
        switch (random.nextInt(7)) {
            case 0 -> bytes[at] = (byte) random.nextInt(256);
            case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2, 3 -> number(bytes, at, random);
            case 4 -> {
                return splice(bytes, at, 0, piece(bytes, random));
            }
            case 5 -> {
                return splice(bytes, at, Math.min(random.nextInt(64), bytes.length - at), new byte[0]);
            }
            default -> {
                byte[] word = WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.ISO_8859_1);
                return splice(bytes, at, Math.min(word.length, bytes.length - at), word);
            }
        }
        return bytes;
    }

    private static void number(byte[] bytes, int at, SplittableRandom random) {
        int value =
                random.nextInt(4) == 0 ? bytes.length + random.nextInt(9) - 4 : NUMBERS[random.nextInt(NUMBERS.length)];
        int size = 1 << random.nextInt(3);
        boolean bigEndian = random.nextInt(4) == 0;
        for (int i = 0; i < size && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >> 8 * (bigEndian ? size - 1 - i : i));
        }
    }

    private static byte[] piece(byte[] bytes, SplittableRandom random) {
        int from = random.nextInt(bytes.length);
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(64)));
    }

    private static byte[] splice(byte[] bytes, int at, int removed, byte[] inserted) {
        byte[] result = new byte[bytes.length - removed + inserted.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(inserted, 0, result, at, inserted.length);
        System.arraycopy(bytes, at + removed, result, at + inserted.length, bytes.length - at - removed);
        return result;
    }
}
