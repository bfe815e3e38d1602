package jmasm.coff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.base.ByteReader;
import jmasm.base.ByteWriter;
import jmasm.base.MalformedInput;

/**
 * The short form of an import in a library: one exported name of one DLL.
 *
 * @param machineCode   see {@link Machine}
 * @param timeDateStamp seconds since 1970; 0 in what our tools write
 * @param ordinalOrHint 0 to 65,535: the ordinal when imported by ordinal, else where to look first in the DLL's names
 * @param type          what the name is in the DLL
 * @param nameType      how the name in the DLL follows from the symbol
 * @param symbol        the public symbol, decorated, e.g. {@code _NtClose@4}
 * @param dll           file name of the DLL
 * @param exportAs      the name in the DLL; empty unless {@link NameType#EXPORT_AS}
 */
public record ImportMember(
        int machineCode,
        int timeDateStamp,
        int ordinalOrHint,
        Type type,
        NameType nameType,
        String symbol,
        String dll,
        String exportAs) {

    /** What precedes the symbol in the name of the address table slot. */
    public static final String IMP_PREFIX = "__imp_";

    private static final int SIGNATURE = 0xFFFF;
    private static final int HEADER_SIZE = 20;

    /** IMPORT_OBJECT_TYPE: the declaration order is the encoding. */
    public enum Type {
        /** A function: the symbol is a jump to it. */
        CODE,
        /** A variable: only {@code __imp_symbol} exists. */
        DATA,
        /** As DATA, and the symbol is the slot itself. */
        CONST
    }

    /** IMPORT_OBJECT_NAME_TYPE: the declaration order is the encoding. */
    public enum NameType {
        /** By ordinal, without a name. */
        ORDINAL,
        /** The symbol as it is. */
        NAME,
        /** Without the leading {@code ?}, {@code @} or {@code _}. */
        NAME_NO_PREFIX,
        /** Without the leading {@code ?}, {@code @} or {@code _}, and cut at the first {@code @}. */
        NAME_UNDECORATE,
        /** A name that stands behind the DLL's. */
        EXPORT_AS
    }

    /** An i386 import as our tools write it. */
    public ImportMember(int ordinalOrHint, Type type, NameType nameType, String symbol, String dll) {
        this(Machine.I386.code(), 0, ordinalOrHint, type, nameType, symbol, dll, "");
    }

    /** The import of a name, under the shortest rule that makes {@code exportName} of the symbol. */
    public static ImportMember of(String symbol, String exportName, String dll, Type type, int hint) {
        for (NameType rule : List.of(NameType.NAME, NameType.NAME_NO_PREFIX, NameType.NAME_UNDECORATE)) {
            ImportMember member = new ImportMember(hint, type, rule, symbol, dll);
            if (member.importName().orElse("").equals(exportName)) {
                return member;
            }
        }
        return new ImportMember(Machine.I386.code(), 0, hint, type, NameType.EXPORT_AS, symbol, dll, exportName);
    }

    /** The name to look up in the DLL; empty when it is imported by ordinal. */
    public Optional<String> importName() {
        return switch (nameType) {
            case ORDINAL -> Optional.empty();
            case NAME -> Optional.of(symbol);
            case NAME_NO_PREFIX -> Optional.of(withoutPrefix(symbol));
            case NAME_UNDECORATE -> Optional.of(undecorated(symbol));
            case EXPORT_AS -> Optional.of(exportAs);
        };
    }

    /** The symbols that the member defines, as the symbol map of a library lists them. */
    public List<String> symbols() {
        return type == Type.DATA ? List.of(IMP_PREFIX + symbol) : List.of(IMP_PREFIX + symbol, symbol);
    }

    private static String withoutPrefix(String name) {
        return !name.isEmpty() && "?@_".indexOf(name.charAt(0)) >= 0 ? name.substring(1) : name;
    }

    private static String undecorated(String name) {
        String text = withoutPrefix(name);
        int at = text.indexOf('@');
        return at < 0 ? text : text.substring(0, at);
    }

    public static ImportMember read(byte[] file) throws MalformedInput {
        ByteReader in = new ByteReader(file);
        if (in.u16() != 0 || in.u16() != SIGNATURE || in.u16() != 0) {
            throw new MalformedInput("it is no import member");
        }
        int machine = in.u16();
        if (machine != Machine.I386.code()) {
            throw new MalformedInput(CoffReader.notI386(machine));
        }
        int timeDateStamp = in.i32();
        long size = in.u32();
        int ordinalOrHint = in.u16();
        int bits = in.u16();
        ByteReader strings = new ByteReader(file).slice(HEADER_SIZE, size);
        int type = bits & 3;
        int nameType = bits >> 2 & 7;
        if (type >= Type.values().length || nameType >= NameType.values().length) {
            throw new MalformedInput(String.format("its type bits are %04Xh, which mean nothing", bits));
        }
        String symbol = strings.zeroTerminated();
        String dll = strings.zeroTerminated();
        boolean exportAs = nameType == NameType.EXPORT_AS.ordinal();
        return new ImportMember(
                machine,
                timeDateStamp,
                ordinalOrHint,
                Type.values()[type],
                NameType.values()[nameType],
                symbol,
                dll,
                exportAs ? strings.zeroTerminated() : "");
    }

    public byte[] toBytes() {
        List<String> strings = new ArrayList<>(List.of(symbol, dll));
        if (nameType == NameType.EXPORT_AS) {
            strings.add(exportAs);
        }
        ByteWriter tail = new ByteWriter();
        for (String text : strings) {
            tail.latin1(text).u8(0);
        }
        ByteWriter out = new ByteWriter();
        out.u16(0).u16(SIGNATURE).u16(0).u16(machineCode).u32(timeDateStamp).u32(tail.size());
        out.u16(ordinalOrHint).u16(type.ordinal() | nameType.ordinal() << 2);
        return out.bytes(tail.toByteArray()).toByteArray();
    }
}
