package jmasm.linker.rc;

import java.util.Locale;

/** Tables of keys that stand for commands. */
final class Accelerators {

    static final int RT_ACCELERATOR = 9;

    private static final int VIRTUAL_KEY = 1;
    private static final int NO_INVERT = 2;
    private static final int SHIFT = 4;
    private static final int CONTROL = 8;
    private static final int ALT = 16;
    private static final int LAST = 0x80;
    private static final int FIRST_LETTER = 'A' - 1;

    private final Script script;
    private final RcWriter out = new RcWriter();

    Accelerators(Script script) {
        this.script = script;
    }

    byte[] read() {
        script.begin();
        int last = -1;
        int flags = 0;
        while (!script.end()) {
            boolean isText = script.peek().kind() == Token.Kind.STRING;
            String text = isText ? script.next().text() : "";
            int number = isText ? 0 : script.number();
            script.comma();
            int id = script.number();
            flags = flags();
            last = out.size();
            out.u16(flags).u16(isText ? key(text, flags) : number).u16(id).u16(0);
        }
        if (last >= 0) {
            out.patch16(last, flags | LAST);
        }
        return out.toBytes();
    }

    private int flags() {
        int flags = 0;
        while (true) {
            script.take(",");
            switch (script.peek().text().toUpperCase(Locale.ROOT)) {
                case "VIRTKEY" -> flags |= VIRTUAL_KEY;
                case "NOINVERT" -> flags |= NO_INVERT;
                case "SHIFT" -> flags |= SHIFT;
                case "CONTROL" -> flags |= CONTROL;
                case "ALT" -> flags |= ALT;
                case "ASCII" -> {
                    // As without it.
                }
                default -> {
                    return flags;
                }
            }
            script.next();
        }
    }

    /** {@code "a"}, or {@code "^A"} for the character that Control and A give. A virtual key has no case. */
    private int key(String text, int flags) {
        if (text.length() == 2 && text.charAt(0) == '^') {
            return Character.toUpperCase(text.charAt(1)) - FIRST_LETTER;
        }
        if (text.length() != 1) {
            throw script.fail(RcProblem.EXPECTED, "a key", '"' + text + '"');
        }
        char c = text.charAt(0);
        return (flags & VIRTUAL_KEY) != 0 ? Character.toUpperCase(c) : c;
    }
}
