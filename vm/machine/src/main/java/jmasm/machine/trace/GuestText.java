package jmasm.machine.trace;

import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.MemoryFault;
import jmasm.machine.nt.Hex;

/** What lies in guest memory, as text for people. Nothing here faults: what can't be read is said to be so. */
final class GuestText {

    private static final int SHOWN_BYTES = 48;
    private static final int SHOWN_NUMBERS = 16;
    private static final int SHOWN_CHARACTERS = 128;

    private final AddressSpace memory;

    GuestText(AddressSpace memory) {
        this.memory = memory;
    }

    /** 32 bits; {@code otherwise} where nothing is mapped. */
    int value(int address, int otherwise) {
        try {
            return memory.peek32(address);
        } catch (MemoryFault e) {
            return otherwise;
        }
    }

    boolean isMapped(int address, int length) {
        for (long at = address; at < (long) address + length; at += AddressSpace.PAGE_SIZE) {
            if (!memory.isMapped((int) at)) {
                return false;
            }
        }
        return length == 0 || memory.isMapped(address + length - 1);
    }

    /** Bytes as characters in quotes, or as numbers where they are no text; cut where they get long. */
    String bytes(int address, int length) {
        int shown = (int) Math.min(Integer.toUnsignedLong(length), SHOWN_BYTES);
        if (!isMapped(address, shown)) {
            return "(not readable)";
        }
        byte[] bytes = new byte[shown];
        memory.peek(address, bytes, 0, shown);
        if (!isText(bytes)) {
            return numbers(bytes, length);
        }
        StringBuilder text = new StringBuilder("\"");
        for (byte each : bytes) {
            append(text, (char) (each & 0xFF), 2);
        }
        return text.append('"').append(shown == length ? "" : "...").toString();
    }

    private static boolean isText(byte[] bytes) {
        for (byte each : bytes) {
            if (each < ' ' && each != '\r' && each != '\n' && each != '\t' || each == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** Four bytes are a number; others are listed. */
    private static String numbers(byte[] bytes, int length) {
        if (length == 4) {
            return "{"
                    + Hex.address(bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8 | (bytes[2] & 0xFF) << 16 | bytes[3] << 24)
                    + "}";
        }
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < Math.min(bytes.length, SHOWN_NUMBERS); i++) {
            text.append(i == 0 ? "" : " ").append(Hex.digits(bytes[i] & 0xFF).substring(6));
        }
        return text.append(length > SHOWN_NUMBERS ? " ...}" : "}").toString();
    }

    /** 16-bit characters in quotes. @param length in bytes */
    String characters(int address, int length) {
        int shown = Math.min(length & ~1, 2 * SHOWN_CHARACTERS);
        if (!isMapped(address, shown)) {
            return "(not readable)";
        }
        byte[] bytes = new byte[shown];
        memory.peek(address, bytes, 0, shown);
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < shown; i += 2) {
            append(text, (char) (bytes[i] & 0xFF | bytes[i + 1] << 8), 4);
        }
        return text.append('"').append(shown == (length & ~1) ? "" : "...").toString();
    }

    /** A UNICODE_STRING's text. */
    String unicodeString(int address) {
        if (address == 0) {
            return "NULL";
        }
        if (!isMapped(address, 8)) {
            return Hex.address(address) + " (not readable)";
        }
        int length = value(address, 0) & 0xFFFF;
        int buffer = value(address + 4, 0);
        return length == 0 ? "\"\"" : characters(buffer, length);
    }

    /** Only ASCII goes out, whatever the terminal's encoding: a trace is the same everywhere. */
    private static void append(StringBuilder text, char c, int digits) {
        switch (c) {
            case '\r' -> text.append("\\r");
            case '\n' -> text.append("\\n");
            case '\t' -> text.append("\\t");
            case '"' -> text.append("\\\"");
            default -> {
                if (c >= ' ' && c < 0x7F) {
                    text.append(c);
                } else {
                    text.append(digits == 2 ? "\\x" : "\\u")
                            .append(Hex.digits(c).substring(8 - digits));
                }
            }
        }
    }
}
