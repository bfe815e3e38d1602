package jmasm.linker.pdb;

import java.util.HashMap;
import java.util.Map;

/**
 * CodeView symbol records of which a program database needs to know more than their length: which fields are type
 * indices, where the name stands, who opens and closes a scope. Offsets count from behind a record's length and kind.
 */
enum SymbolKind {
    S_END(0x0006, Scope.CLOSES),
    S_INLINESITE_END(0x114E, Scope.CLOSES),
    S_PROC_ID_END(0x114F, Scope.CLOSES),
    S_THUNK32(0x1102, Scope.OPENS),
    S_BLOCK32(0x1103, Scope.OPENS),
    S_WITH32(0x1104, Scope.OPENS),
    S_INLINESITE(0x114D, Scope.OPENS, 8),
    S_INLINESITE2(0x115D, Scope.OPENS, 8),
    S_LPROC32(0x110F, Scope.OPENS, 24),
    S_GPROC32(0x1110, Scope.OPENS, 24),
    S_LPROC32_ID(0x1146, Scope.OPENS, 24),
    S_GPROC32_ID(0x1147, Scope.OPENS, 24),
    S_LPROC32_DPC(0x1155, Scope.OPENS, 24),
    S_LPROC32_DPC_ID(0x1156, Scope.OPENS, 24),
    S_SEPCODE(0x1132, Scope.OPENS),

    S_REGISTER(0x1106, Scope.NONE, 0),
    S_CONSTANT(0x1107, Scope.NONE, 0),
    S_UDT(0x1108, Scope.NONE, 0),
    S_COBOLUDT(0x1109, Scope.NONE, 0),
    S_MANYREG(0x110A, Scope.NONE, 0),
    S_BPREL32(0x110B, Scope.NONE, 4),
    S_LDATA32(0x110C, Scope.NONE, 0),
    S_GDATA32(0x110D, Scope.NONE, 0),
    S_PUB32(0x110E, Scope.NONE),
    S_REGREL32(0x1111, Scope.NONE, 4),
    S_LTHREAD32(0x1112, Scope.NONE, 0),
    S_GTHREAD32(0x1113, Scope.NONE, 0),
    S_MANYREG2(0x1117, Scope.NONE, 0),
    S_LMANDATA(0x111C, Scope.NONE, 0),
    S_GMANDATA(0x111D, Scope.NONE, 0),
    S_PROCREF(0x1125, Scope.NONE),
    S_LPROCREF(0x1127, Scope.NONE),
    S_CALLSITEINFO(0x1139, Scope.NONE, 8),
    S_LOCAL(0x113E, Scope.NONE, 0),
    S_BUILDINFO(0x114C, Scope.NONE, 0),
    S_FILESTATIC(0x1153, Scope.NONE, 0),
    S_HEAPALLOCSITE(0x115E, Scope.NONE, 8),

    // Lists of functions: a count, then that many indices.
    S_CALLEES(0x115A, Scope.NONE),
    S_CALLERS(0x115B, Scope.NONE),
    S_INLINEES(0x1168, Scope.NONE);

    /** What a record does to the nesting of records. */
    enum Scope {
        NONE,
        OPENS,
        CLOSES
    }

    private static final Map<Integer, SymbolKind> BY_CODE = byCode();

    private final int code;
    private final Scope scope;
    private final int typeAt;

    SymbolKind(int code, Scope scope) {
        this(code, scope, -1);
    }

    SymbolKind(int code, Scope scope, int typeAt) {
        this.code = code;
        this.scope = scope;
        this.typeAt = typeAt;
    }

    /** Null for a kind that is copied as it is. */
    static SymbolKind of(int code) {
        return BY_CODE.get(code);
    }

    int code() {
        return code;
    }

    Scope scope() {
        return scope;
    }

    /** Where its type index stands; -1 for none. */
    int typeAt() {
        return typeAt;
    }

    /** The kind under which a database has it: functions go by their type there, not by their id. */
    SymbolKind inDatabase() {
        return switch (this) {
            case S_GPROC32_ID -> S_GPROC32;
            case S_LPROC32_ID -> S_LPROC32;
            case S_LPROC32_DPC_ID -> S_LPROC32_DPC;
            case S_PROC_ID_END -> S_END;
            default -> this;
        };
    }

    boolean isList() {
        return this == S_CALLEES || this == S_CALLERS || this == S_INLINEES;
    }

    boolean isFunction() {
        return this == S_GPROC32 || this == S_LPROC32 || this == S_LPROC32_DPC;
    }

    private static Map<Integer, SymbolKind> byCode() {
        Map<Integer, SymbolKind> kinds = new HashMap<>();
        for (SymbolKind kind : values()) {
            kinds.put(kind.code, kind);
        }
        return kinds;
    }
}
