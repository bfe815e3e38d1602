package jmasm.machine;

import java.util.HashMap;
import java.util.Map;
import jmasm.base.ByteWriter;

/** Machine code written down by hand, with labels: what tests run before there is an assembler to ask. */
public final class TestCode {

    private final int start;
    private final ByteWriter out = new ByteWriter();
    private final Map<String, Integer> labels = new HashMap<>();
    private final Map<Integer, String> calls = new HashMap<>();

    /** @param start the address of the first byte */
    public TestCode(int start) {
        this.start = start;
    }

    /** Hexadecimal digits, blanks between bytes. */
    public TestCode hex(String digits) {
        String plain = digits.replace(" ", "");
        for (int i = 0; i < plain.length(); i += 2) {
            out.u8(Integer.parseInt(plain, i, i + 2, 16));
        }
        return this;
    }

    /** {@code push} of numbers, the last first: as the arguments of a call stand. */
    public TestCode arguments(int... values) {
        for (int i = values.length - 1; i >= 0; i--) {
            out.u8(0x68).u32(values[i]);
        }
        return this;
    }

    /** {@code push dword ptr [address]}. */
    public TestCode pushMemory(int address) {
        out.u8(0xFF).u8(0x35).u32(address);
        return this;
    }

    /** {@code mov eax, value}. */
    public TestCode movEax(int value) {
        out.u8(0xB8).u32(value);
        return this;
    }

    /** {@code mov edx, value}. */
    public TestCode movEdx(int value) {
        out.u8(0xBA).u32(value);
        return this;
    }

    public TestCode call(String label) {
        calls.put(out.size() + 1, label);
        out.u8(0xE8).u32(0);
        return this;
    }

    public TestCode label(String name) {
        labels.put(name, here());
        return this;
    }

    /** The article's stub: number, pointer, call through it, return. */
    public TestCode stub(String label, int number, int bytes) {
        label(label).movEax(number).movEdx(0x7FFE_0300).hex("FF 12");
        out.u8(0xC2).u16(bytes);
        return this;
    }

    /** NOPs up to an address. */
    public TestCode at(int address) {
        while (here() != address) {
            out.u8(0x90);
        }
        return this;
    }

    public int here() {
        return start + out.size();
    }

    public int address(String label) {
        return labels.get(label);
    }

    public byte[] toBytes() {
        for (Map.Entry<Integer, String> call : calls.entrySet()) {
            out.patch32(call.getKey(), labels.get(call.getValue()) - (start + call.getKey() + 4));
        }
        return out.toByteArray();
    }
}
