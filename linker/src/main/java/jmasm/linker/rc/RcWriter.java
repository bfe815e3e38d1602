package jmasm.linker.rc;

import jmasm.base.ByteWriter;
import jmasm.coff.Resource;

/** Writes the fields of resources: 16-bit characters, and names that are numbers or texts. */
final class RcWriter {

    private static final int NUMBER_FOLLOWS = 0xFFFF;

    private final ByteWriter out = new ByteWriter();

    RcWriter u8(int value) {
        out.u8(value);
        return this;
    }

    RcWriter u16(int value) {
        out.u16(value);
        return this;
    }

    RcWriter u32(int value) {
        out.u32(value);
        return this;
    }

    RcWriter bytes(byte[] bytes) {
        out.bytes(bytes);
        return this;
    }

    /** Without a zero behind it. */
    RcWriter characters(String text) {
        for (int i = 0; i < text.length(); i++) {
            out.u16(text.charAt(i));
        }
        return this;
    }

    /** With a zero behind it. */
    RcWriter text(String text) {
        return characters(text).u16(0);
    }

    RcWriter id(Resource.Id id) {
        return id instanceof Resource.Id.Number number
                ? u16(NUMBER_FOLLOWS).u16(number.value())
                : text(((Resource.Id.Text) id).value());
    }

    RcWriter align4() {
        out.align(4);
        return this;
    }

    int size() {
        return out.size();
    }

    void patch16(int at, int value) {
        out.patch16(at, value);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
