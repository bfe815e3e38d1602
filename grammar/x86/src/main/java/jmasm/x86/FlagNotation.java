package jmasm.x86;

import jmasm.base.Table;

/** Reads a flags cell such as {@code szp=w oc=0 a=u}. */
final class FlagNotation {

    private FlagNotation() {}

    static FlagEffects parse(Table.Row row, String cell) {
        if (cell.isEmpty()) {
            return FlagEffects.NONE;
        }
        int read = 0;
        int written = 0;
        int maybe = 0;
        int undefined = 0;
        int cleared = 0;
        int set = 0;
        int mask = 0;
        boolean effects = false;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == ' ') {
                mask = 0;
                effects = false;
            } else if (c == '=') {
                effects = true;
            } else if (!effects) {
                mask |= bit(row, c);
            } else {
                switch (c) {
                    case 'r' -> read |= mask;
                    case 'w' -> written |= mask;
                    case '0' -> cleared |= mask;
                    case '1' -> set |= mask;
                    case 'u' -> undefined |= mask;
                    case 'm' -> maybe |= mask;
                    default -> throw row.error("unknown effect on flags '" + c + "'");
                }
            }
        }
        written |= cleared | set | undefined & ~maybe;
        return new FlagEffects(read, written, maybe, undefined, cleared, set);
    }

    private static int bit(Table.Row row, char flag) {
        return switch (flag) {
            case 'o' -> Eflags.OF;
            case 'd' -> Eflags.DF;
            case 'i' -> Eflags.IF;
            case 't' -> Eflags.TF;
            case 's' -> Eflags.SF;
            case 'z' -> Eflags.ZF;
            case 'a' -> Eflags.AF;
            case 'p' -> Eflags.PF;
            case 'c' -> Eflags.CF;
            default -> throw row.error("unknown flag '" + flag + "'");
        };
    }
}
