package jmasm.linker.rc;

import java.util.Locale;

/** VERSIONINFO: a block of numbers, and blocks of texts by their names. */
final class Versions {

    static final int RT_VERSION = 16;

    private static final int SIGNATURE = 0xFEEF04BD;
    private static final int STRUCTURE_VERSION = 0x10000;
    private static final int FIXED_SIZE = 52;
    private static final int DEEPEST = 16;

    private final Script script;
    private final RcWriter out = new RcWriter();

    Versions(Script script) {
        this.script = script;
    }

    byte[] read() {
        int[] file = new int[2];
        int[] product = new int[2];
        int mask = 0;
        int flags = 0;
        int system = 0;
        int type = 0;
        int subtype = 0;
        while (!script.peek().is("BEGIN") && !script.peek().is("{")) {
            String word = script.peek().text().toUpperCase(Locale.ROOT);
            switch (word) {
                case "FILEVERSION",
                        "PRODUCTVERSION",
                        "FILEFLAGSMASK",
                        "FILEFLAGS",
                        "FILEOS",
                        "FILETYPE",
                        "FILESUBTYPE",
                        "LANGUAGE" -> script.next();
                default -> throw script.expected("BEGIN");
            }
            switch (word) {
                case "FILEVERSION" -> file = version();
                case "PRODUCTVERSION" -> product = version();
                case "FILEFLAGSMASK" -> mask = script.number();
                case "FILEFLAGS" -> flags = script.number();
                case "FILEOS" -> system = script.number();
                case "FILETYPE" -> type = script.number();
                default -> subtype = script.number();
            }
        }
        out.u16(0).u16(FIXED_SIZE).u16(0).text("VS_VERSION_INFO").align4();
        out.u32(SIGNATURE).u32(STRUCTURE_VERSION);
        out.u32(file[0]).u32(file[1]).u32(product[0]).u32(product[1]);
        out.u32(mask).u32(flags).u32(system).u32(type).u32(subtype).u32(0).u32(0);
        entries(0);
        out.patch16(0, out.size());
        return out.toBytes();
    }

    /** Up to four numbers, in two words. */
    private int[] version() {
        int[] parts = {script.number(), script.optionalNumber(0), script.optionalNumber(0), script.optionalNumber(0)};
        return new int[] {parts[0] << 16 | parts[1] & 0xFFFF, parts[2] << 16 | parts[3] & 0xFFFF};
    }

    private void entries(int depth) {
        if (depth > DEEPEST) {
            throw script.fail(RcProblem.TOO_DEEP, DEEPEST);
        }
        script.begin();
        while (!script.end()) {
            boolean block = script.take("BLOCK");
            if (!block && !script.take("VALUE")) {
                throw script.expected("BLOCK or VALUE");
            }
            out.align4();
            int start = out.size();
            out.u16(0).u16(0).u16(block ? 1 : 0).text(script.string());
            if (block) {
                entries(depth + 1);
            } else {
                values(start);
            }
            out.patch16(start, out.size() - start);
        }
    }

    /** Texts, each with a zero behind it, counted in characters; or numbers, counted in bytes. */
    private void values(int start) {
        out.align4();
        int begin = out.size();
        boolean text = false;
        while (script.take(",")) {
            if (script.peek().kind() == Token.Kind.STRING) {
                text = true;
                String value = script.string();
                int end = value.indexOf('\0');
                out.text(end < 0 ? value : value.substring(0, end));
            } else {
                boolean wide = script.peek().wide();
                int value = script.number();
                out.u16(value);
                if (wide) {
                    out.u16(value >>> 16);
                }
            }
        }
        int size = out.size() - begin;
        out.patch16(start + 2, text ? size / 2 : size);
        out.patch16(start + 4, text ? 1 : 0);
    }
}
