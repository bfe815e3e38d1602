package jmasm.linker.rc;

import java.util.Locale;
import java.util.Map;

/** Menus of both forms. */
final class Menus {

    static final int RT_MENU = 4;

    private static final int MF_POPUP = 0x10;
    private static final int MF_END = 0x80;
    private static final int MFT_SEPARATOR = 0x800;
    private static final int EXTENDED_POPUP = 1;
    private static final int DEEPEST = 32;

    private static final Map<String, Integer> FLAGS = Map.of(
            "GRAYED", 0x1, "INACTIVE", 0x2, "CHECKED", 0x8, "MENUBARBREAK", 0x20, "MENUBREAK", 0x40, "HELP", 0x4000);

    private final Script script;
    private final RcWriter out = new RcWriter();

    Menus(Script script) {
        this.script = script;
    }

    byte[] read() {
        out.u16(0).u16(0);
        items(0);
        return out.toBytes();
    }

    byte[] readExtended() {
        out.u16(1).u16(4).u32(0);
        extendedItems(0);
        return out.toBytes();
    }

    private void checkDepth(int depth) {
        if (depth > DEEPEST) {
            throw script.fail(RcProblem.TOO_DEEP, DEEPEST);
        }
    }

    private void items(int depth) {
        checkDepth(depth);
        script.begin();
        int last = -1;
        int flags = 0;
        while (!script.end()) {
            last = out.size();
            if (script.take("POPUP")) {
                String text = script.string();
                flags = MF_POPUP | flags();
                out.u16(flags).text(text);
                items(depth + 1);
            } else {
                flags = item();
            }
        }
        if (last >= 0) {
            out.patch16(last, flags | MF_END);
        }
    }

    private int item() {
        if (!script.take("MENUITEM")) {
            throw script.expected("MENUITEM or POPUP");
        }
        if (script.take("SEPARATOR")) {
            out.u16(0).u16(0).u16(0);
            return 0;
        }
        String text = script.string();
        script.comma();
        int id = script.number();
        int flags = flags();
        out.u16(flags).u16(id).text(text);
        return flags;
    }

    private int flags() {
        int flags = 0;
        while (true) {
            script.take(",");
            Integer flag = FLAGS.get(script.peek().text().toUpperCase(Locale.ROOT));
            if (flag == null || script.peek().kind() != Token.Kind.NAME) {
                return flags;
            }
            script.next();
            flags |= flag;
        }
    }

    // ---- MENUEX

    private void extendedItems(int depth) {
        checkDepth(depth);
        script.begin();
        int last = -1;
        int flags = 0;
        while (!script.end()) {
            boolean popup = script.take("POPUP");
            if (!popup && !script.take("MENUITEM")) {
                throw script.expected("MENUITEM or POPUP");
            }
            out.align4();
            last = out.size() + 12;
            flags = popup ? EXTENDED_POPUP : 0;
            if (!popup && script.take("SEPARATOR")) {
                out.u32(MFT_SEPARATOR).u32(0).u32(0).u16(0).text("");
                continue;
            }
            String text = script.string();
            int id = script.optionalNumber(0);
            int type = script.optionalNumber(0);
            int state = script.optionalNumber(0);
            int help = popup ? script.optionalNumber(0) : 0;
            out.u32(type).u32(state).u32(id).u16(flags).text(text);
            if (popup) {
                out.align4().u32(help);
                extendedItems(depth + 1);
            }
        }
        if (last >= 0) {
            out.patch16(last, flags | MF_END);
        }
    }
}
