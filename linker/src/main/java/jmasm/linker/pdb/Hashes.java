package jmasm.linker.pdb;

import java.nio.charset.StandardCharsets;

/** The hash functions that readers of program databases use as well. */
final class Hashes {

    private static final int REVERSED_POLYNOMIAL = 0xEDB88320;
    private static final int LOWER_CASE = 0x20202020;
    private static final int[] CRC = crcTable();

    private Hashes() {}

    static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Of names: 32-bit words exclusively ored, letters without their case. */
    static int ofName(byte[] name) {
        int result = 0;
        int at = 0;
        for (; at + 4 <= name.length; at += 4) {
            result ^= Bytes.i32(name, at);
        }
        if (at + 2 <= name.length) {
            result ^= Bytes.u16(name, at);
            at += 2;
        }
        if (at < name.length) {
            result ^= name[at] & 0xFF;
        }
        result |= LOWER_CASE;
        result ^= result >>> 11;
        return result ^ result >>> 16;
    }

    /** Of records: CRC-32 from 0, not inverted. */
    static int ofRecord(byte[] record) {
        int crc = 0;
        for (byte b : record) {
            crc = crc >>> 8 ^ CRC[(crc ^ b) & 0xFF];
        }
        return crc;
    }

    private static int[] crcTable() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = value >>> 1 ^ ((value & 1) != 0 ? REVERSED_POLYNOMIAL : 0);
            }
            table[i] = value;
        }
        return table;
    }
}
