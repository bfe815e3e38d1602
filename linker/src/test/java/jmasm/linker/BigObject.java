package jmasm.linker;

import java.util.List;
import jmasm.base.ByteWriter;
import jmasm.coff.CoffAuxiliary;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffRelocation;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbol;

/** Writes objects in the form of {@code /bigobj}, which only compilers do: section numbers of 32 bits, no long names. */
final class BigObject {

    private static final int HEADER = 56;
    private static final int SECTION_HEADER = 40;
    private static final int RECORD = 20;
    private static final int[] CLASS = {
        0xC7, 0xA1, 0xBA, 0xD1, 0xEE, 0xBA, 0xA9, 0x4B, 0xAF, 0x20, 0xFA, 0xF6, 0x6A, 0xA4, 0xDC, 0xB8
    };

    private BigObject() {}

    static byte[] of(CoffObject object) {
        ByteWriter out = new ByteWriter();
        ByteWriter content = new ByteWriter();
        int contentAt = HEADER + SECTION_HEADER * object.sections().size();
        ByteWriter headers = new ByteWriter();
        for (CoffSection section : object.sections()) {
            name(headers, section.name());
            headers.u32(0).u32(0).u32(section.size());
            headers.u32(section.data().length == 0 ? 0 : contentAt + content.size());
            content.bytes(section.data());
            headers.u32(section.relocations().isEmpty() ? 0 : contentAt + content.size());
            for (CoffRelocation relocation : section.relocations()) {
                content.u32(relocation.offset())
                        .u32(record(object.symbols(), relocation.symbol()))
                        .u16(relocation.typeCode());
            }
            headers.u32(0).u16(section.relocations().size()).u16(0).u32(section.characteristics());
        }
        int records = record(object.symbols(), object.symbols().size());
        out.u16(0).u16(0xFFFF).u16(2).u16(object.machineCode()).u32(0);
        for (int part : CLASS) {
            out.u8(part);
        }
        out.u32(0).u32(0).u32(0).u32(0);
        out.u32(object.sections().size()).u32(contentAt + content.size()).u32(records);
        out.bytes(headers.toByteArray()).bytes(content.toByteArray());
        for (CoffSymbol symbol : object.symbols()) {
            name(out, symbol.name());
            out.u32(symbol.value()).u32(symbol.sectionNumber()).u16(symbol.type());
            out.u8(symbol.storageClass()).u8(symbol.auxiliary().size());
            symbol.auxiliary().forEach(auxiliary -> auxiliary(out, object.symbols(), auxiliary));
        }
        return out.u32(4).toByteArray();
    }

    private static void auxiliary(ByteWriter out, List<CoffSymbol> symbols, CoffAuxiliary auxiliary) {
        int end = out.size() + RECORD;
        if (auxiliary instanceof CoffAuxiliary.SectionDefinition section) {
            out.u32(section.length()).u16(section.relocations()).u16(0).u32(section.checkSum());
            out.u16(section.associated() & 0xFFFF).u8(section.selectionCode()).u8(0);
            out.u16(section.associated() >>> 16);
        } else if (auxiliary instanceof CoffAuxiliary.WeakExternal weak) {
            out.u32(record(symbols, weak.fallback())).u32(weak.searchCode());
        } else {
            throw new IllegalArgumentException(auxiliary.toString());
        }
        out.zeros(end - out.size());
    }

    /** Where a symbol stands among the records. */
    private static int record(List<CoffSymbol> symbols, int index) {
        int record = index;
        for (CoffSymbol symbol : symbols.subList(0, index)) {
            record += symbol.auxiliary().size();
        }
        return record;
    }

    private static void name(ByteWriter out, String name) {
        if (name.length() > 8) {
            throw new IllegalArgumentException("a long name: " + name);
        }
        out.latin1(name).zeros(8 - name.length());
    }
}
