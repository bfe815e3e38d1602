package jmasm.machine.silicon;

import java.nio.ByteBuffer;
import java.util.Locale;

/** What changed in the bytes of FXSAVE, as text. */
final class VectorImage {

    static final int MMX = 32;
    static final int XMM = 160;
    static final int MXCSR = 24;

    private VectorImage() {}

    /**
     * {@code c=} MXCSR; {@code x1=} an XMM register as upper half, colon, lower half (only those that changed); {@code cw= sw=
     * tags=} of x87, {@code m1=} the significand of ST(1) and {@code e1=} its sign and exponent.
     */
    static void changes(StringBuilder text, ByteBuffer old, ByteBuffer now) {
        if (old.getInt(MXCSR) != now.getInt(MXCSR)) {
            text.append(" c=").append(hex(now.getInt(MXCSR)));
        }
        for (int i = 0; i < 8; i++) {
            int at = XMM + 16 * i;
            boolean low = old.getLong(at) != now.getLong(at);
            boolean high = old.getLong(at + 8) != now.getLong(at + 8);
            if (low || high) {
                text.append(" x").append(i).append('=');
                text.append(high ? hex(now.getLong(at + 8)) + ":" : "").append(low ? hex(now.getLong(at)) : "");
            }
        }
        for (int at = 0; at <= 4; at += 2) {
            if (old.getShort(at) != now.getShort(at)) {
                text.append(at == 0 ? " cw=" : at == 2 ? " sw=" : " tags=").append(hex(now.getShort(at) & 0xFFFF));
            }
        }
        for (int i = 0; i < 8; i++) {
            int at = MMX + 16 * i;
            if (old.getLong(at) != now.getLong(at)) {
                text.append(" m").append(i).append('=').append(hex(now.getLong(at)));
            }
            if (old.getShort(at + 8) != now.getShort(at + 8)) {
                text.append(" e").append(i).append('=').append(hex(now.getShort(at + 8) & 0xFFFF));
            }
        }
    }

    private static String hex(long value) {
        return Long.toHexString(value).toUpperCase(Locale.ROOT);
    }
}
