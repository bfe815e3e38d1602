package jmasm.assembler.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jmasm.assembler.types.Language;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.RecordType;
import jmasm.assembler.types.Signature;
import jmasm.assembler.types.StructType;
import jmasm.base.ByteWriter;
import jmasm.masm.BuiltInType;

/** {@code .debug$T}: the types that a source's symbols have, each once. Numbers and layouts are those of cvinfo.h. */
final class DebugTypes {

    private static final int FIRST_INDEX = 0x1000;

    private static final int T_NOTYPE = 0x00;
    private static final int T_VOID = 0x03;
    private static final int T_CHAR = 0x10;
    private static final int T_SHORT = 0x11;
    private static final int T_LONG = 0x12;
    private static final int T_QUAD = 0x13;
    private static final int T_UCHAR = 0x20;
    private static final int T_USHORT = 0x21;
    private static final int T_ULONG = 0x22;
    private static final int T_UQUAD = 0x23;
    private static final int T_UOCT = 0x24;
    private static final int T_REAL32 = 0x40;
    private static final int T_REAL64 = 0x41;
    private static final int T_REAL80 = 0x42;

    /** Added to one of the above: a near pointer to it. */
    private static final int POINTER_32 = 0x400;

    private static final int T_32PVOID = 0x403;

    private static final int LF_POINTER = 0x1002;
    private static final int LF_PROCEDURE = 0x1008;
    private static final int LF_ARGLIST = 0x1201;
    private static final int LF_FIELDLIST = 0x1203;
    private static final int LF_BITFIELD = 0x1205;
    private static final int LF_INDEX = 0x1404;
    private static final int LF_ARRAY = 0x1503;
    private static final int LF_STRUCTURE = 0x1505;
    private static final int LF_UNION = 0x1506;
    private static final int LF_MEMBER = 0x150D;
    private static final int LF_ULONG = 0x8004;
    private static final int LF_PAD0 = 0xF0;

    private static final int POINTER_ATTRIBUTES = 0x0A | 4 << 13;
    private static final int PUBLIC_MEMBER = 3;
    private static final int PACKED = 1;
    private static final int FORWARD_REFERENCE = 0x80;

    /** A record's length has 16 bits; a longer list of fields goes on in another record. */
    private static final int LONGEST_FIELD_LIST = 0xF000;

    private final ByteWriter out = new ByteWriter().u32(4);
    private final Map<List<Object>, Integer> known = new HashMap<>();
    private final Map<StructType, Integer> complete = new IdentityHashMap<>();
    private final Map<StructType, Integer> announced = new IdentityHashMap<>();
    private final List<StructType> owed = new ArrayList<>();
    private int next = FIRST_INDEX;

    /** The section, once nothing more is asked for. */
    byte[] section() {
        return out.toByteArray();
    }

    /** Of {@code count} elements. */
    int index(MasmType type, int count) {
        return count > 1 ? array(index(type), count, type.size() * count) : index(type);
    }

    int index(MasmType type) {
        if (type instanceof MasmType.Scalar scalar) {
            return scalar(scalar.type());
        }
        if (type instanceof MasmType.Pointer pointer) {
            return pointer.size() == 4 ? pointer(pointer.target()) : array(T_UCHAR, pointer.size(), pointer.size());
        }
        if (type instanceof StructType struct) {
            return structure(struct);
        }
        if (type instanceof RecordType record) {
            return record(record);
        }
        if (type instanceof MasmType.Function function) {
            return procedure(function.signature());
        }
        return T_NOTYPE;
    }

    private int scalar(BuiltInType type) {
        return switch (type) {
            case BYTE -> T_UCHAR;
            case SBYTE -> T_CHAR;
            case WORD -> T_USHORT;
            case SWORD -> T_SHORT;
            case DWORD -> T_ULONG;
            case SDWORD -> T_LONG;
            case QWORD, MMWORD -> T_UQUAD;
            case SQWORD -> T_QUAD;
            case OWORD, XMMWORD -> T_UOCT;
            case REAL4 -> T_REAL32;
            case REAL8 -> T_REAL64;
            case REAL10 -> T_REAL80;
            case FWORD, TBYTE, YMMWORD -> array(T_UCHAR, type.size(), type.size());
        };
    }

    private int pointer(MasmType given) {
        MasmType target = given instanceof MasmType.Forward forward ? forward.known() : given;
        int to;
        if (target instanceof StructType struct) {
            to = announce(struct);
        } else if (target instanceof MasmType.Function function) {
            to = procedure(function.signature());
        } else {
            to = target == null ? T_NOTYPE : index(target);
        }
        if (to == T_NOTYPE) {
            return T_32PVOID;
        }
        boolean simple = to < POINTER_32;
        return simple
                ? POINTER_32 | to
                : once(LF_POINTER, List.of(to), () -> out.u32(to).u32(POINTER_ATTRIBUTES));
    }

    private int array(int element, int count, int bytes) {
        return once(LF_ARRAY, List.of(element, count), () -> {
            out.u32(element).u32(T_ULONG);
            number(bytes);
            name("");
        });
    }

    // ---- structures

    /** What a pointer points to while the structure itself is not written yet, perhaps because it holds the pointer. */
    private int announce(StructType struct) {
        Integer index = announced.get(struct);
        if (index == null) {
            index = record(kind(struct), () -> {
                out.u16(0).u16(FORWARD_REFERENCE).u32(0);
                rest(struct, 0);
            });
            announced.put(struct, index);
            owed.add(struct);
        }
        return index;
    }

    private int structure(StructType struct) {
        Integer index = complete.get(struct);
        if (index == null) {
            List<Member> members = new ArrayList<>();
            for (StructType.Field field : struct.fields()) {
                members.add(new Member(field.name(), index(field.type(), field.count()), field.offset()));
            }
            int fields = fieldList(members);
            index = record(kind(struct), () -> {
                out.u16(members.size())
                        .u16(struct.largestAlignment() == 1 ? PACKED : 0)
                        .u32(fields);
                rest(struct, struct.size());
            });
            complete.put(struct, index);
        }
        return index;
    }

    /** Writes the structures and unions that were only pointed to. */
    void complete() {
        for (int i = 0; i < owed.size(); i++) {
            structure(owed.get(i));
        }
    }

    private static int kind(StructType struct) {
        return struct.isUnion() ? LF_UNION : LF_STRUCTURE;
    }

    private void rest(StructType struct, int size) {
        if (!struct.isUnion()) {
            // Neither base classes nor virtual functions.
            out.u32(0).u32(0);
        }
        number(size);
        name(struct.name().isEmpty() ? "<unnamed-tag>" : struct.name());
    }

    private record Member(String name, int type, int offset) {}

    private int fieldList(List<Member> members) {
        int from = 0;
        List<List<Member>> parts = new ArrayList<>();
        int length = 0;
        for (int i = 0; i < members.size(); i++) {
            length += 16 + members.get(i).name().length();
            if (length > LONGEST_FIELD_LIST) {
                parts.add(members.subList(from, i));
                from = i;
                length = 0;
            }
        }
        parts.add(members.subList(from, members.size()));
        int following = 0;
        for (int i = parts.size() - 1; i >= 0; i--) {
            List<Member> part = parts.get(i);
            int goesOn = following;
            following = record(LF_FIELDLIST, () -> {
                part.forEach(this::member);
                if (goesOn != 0) {
                    out.u16(LF_INDEX).u16(0).u32(goesOn);
                }
            });
        }
        return following;
    }

    private void member(Member member) {
        out.u16(LF_MEMBER).u16(PUBLIC_MEMBER).u32(member.type);
        number(member.offset);
        name(member.name);
        pad();
    }

    /** A RECORD is a structure of bit fields. */
    private int record(RecordType type) {
        Integer index = known.get(List.of(type));
        if (index != null) {
            return index;
        }
        int base = type.size() == 1 ? T_UCHAR : type.size() == 2 ? T_USHORT : T_ULONG;
        List<Member> members = new ArrayList<>();
        for (int i = type.fields().size() - 1; i >= 0; i--) {
            RecordType.Field field = type.fields().get(i);
            int bits = once(
                    LF_BITFIELD,
                    List.of(base, field.width(), field.shift()),
                    () -> out.u32(base).u8(field.width()).u8(field.shift()));
            members.add(new Member(field.name(), bits, 0));
        }
        int fields = fieldList(members);
        int made = record(LF_STRUCTURE, () -> {
            out.u16(members.size()).u16(0).u32(fields).u32(0).u32(0);
            number(type.size());
            name(type.name());
        });
        known.put(List.of(type), made);
        return made;
    }

    // ---- procedures

    /** What a procedure takes; what it returns no source says. */
    int procedure(Signature signature) {
        List<Object> types = new ArrayList<>();
        for (Signature.Parameter parameter : signature.parameters()) {
            types.add(index(parameter.type()));
        }
        if (signature.vararg()) {
            types.add(T_NOTYPE);
        }
        int arguments = once(LF_ARGLIST, types, () -> {
            out.u32(types.size());
            types.forEach(type -> out.u32((Integer) type));
        });
        int convention = convention(signature.language());
        return once(
                LF_PROCEDURE,
                List.of(convention, arguments),
                () -> out.u32(T_VOID).u8(convention).u8(0).u16(types.size()).u32(arguments));
    }

    private static int convention(Language language) {
        return switch (language) {
            case NONE, C -> 0;
            case PASCAL, BASIC, FORTRAN -> 2;
            case FASTCALL -> 4;
            case STDCALL -> 7;
            case SYSCALL -> 9;
        };
    }

    // ---- records

    private int once(int kind, List<?> key, Runnable content) {
        List<Object> whole = new ArrayList<>(key);
        whole.add(0, kind);
        Integer index = known.get(whole);
        if (index == null) {
            index = record(kind, content);
            known.put(whole, index);
        }
        return index;
    }

    private int record(int kind, Runnable content) {
        int start = out.size();
        out.u16(0).u16(kind);
        content.run();
        pad();
        out.patch16(start, out.size() - start - 2);
        return next++;
    }

    private void pad() {
        for (int left = -out.size() & 3; left > 0; left--) {
            out.u8(LF_PAD0 | left);
        }
    }

    private void number(int value) {
        if (value < 0x8000) {
            out.u16(value);
        } else {
            out.u16(LF_ULONG).u32(value);
        }
    }

    private void name(String name) {
        out.latin1(name).u8(0);
    }
}
