package jmasm.linker.pdb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jmasm.base.ByteWriter;

/** The DBI stream: the modules, what each has in the image, their sources, and where the other streams are. */
final class DebugInformation {

    private static final int VERSION_70 = 19990903;
    private static final int NEW_FORMAT = 0x8000;
    private static final int BUILD = NEW_FORMAT | 14 << 8 | 11;
    private static final int CONTRIBUTIONS_60 = 0xEFFE0000 + 19970605;
    private static final int MACHINE_I386 = 0x14C;
    static final int NO_STREAM = 0xFFFF;

    private static final int EXECUTE = 0x2000_0000;
    private static final int READ = 0x4000_0000;
    private static final int WRITE = 0x8000_0000;
    private static final int MAP_32_BIT = 0x08;
    private static final int MAP_SELECTOR = 0x100;
    private static final int MAP_ABSOLUTE = 0x200;

    private static final int DEBUG_STREAMS = 11;
    private static final int SECTION_HEADERS = 5;
    private static final int NEW_FPO = 9;

    private final List<ModuleRow> modules = new ArrayList<>();
    private final List<ImageSection> sections;

    DebugInformation(List<ImageSection> sections) {
        this.sections = sections;
    }

    /** A module and its stream. */
    record ModuleRow(Module module, int stream, int symbolBytes, int lineBytes, List<String> files) {}

    /** Numbers of streams that this one names. */
    record Streams(int globals, int publics, int records, int sectionHeaders, int frames) {}

    private record Placed(Contribution contribution, int module) {}

    void add(ModuleRow row) {
        modules.add(row);
    }

    byte[] toBytes(int age, Streams streams) {
        byte[] moduleList = moduleList();
        byte[] contributions = contributions();
        byte[] sectionMap = sectionMap();
        byte[] files = files();
        byte[] noNames = new NameTable().toBytes();
        ByteWriter out = new ByteWriter().u32(-1).u32(VERSION_70).u32(age);
        out.u16(streams.globals())
                .u16(BUILD)
                .u16(streams.publics())
                .u16(0)
                .u16(streams.records())
                .u16(0);
        out.u32(moduleList.length)
                .u32(contributions.length)
                .u32(sectionMap.length)
                .u32(files.length);
        out.u32(0).u32(0).u32(2 * DEBUG_STREAMS).u32(noNames.length);
        out.u16(0).u16(MACHINE_I386).u32(0);
        out.bytes(moduleList)
                .bytes(contributions)
                .bytes(sectionMap)
                .bytes(files)
                .bytes(noNames);
        for (int i = 0; i < DEBUG_STREAMS; i++) {
            out.u16(i == SECTION_HEADERS ? streams.sectionHeaders() : i == NEW_FPO ? streams.frames() : NO_STREAM);
        }
        return out.toByteArray();
    }

    private byte[] moduleList() {
        ByteWriter out = new ByteWriter();
        for (int i = 0; i < modules.size(); i++) {
            ModuleRow row = modules.get(i);
            out.u32(0);
            List<Contribution> own = row.module().contributions();
            contribution(out, own.isEmpty() ? new Contribution(NO_STREAM, 0, -1, 0) : own.get(0), i);
            out.u16(0).u16(row.stream());
            out.u32(row.symbolBytes()).u32(0).u32(row.lineBytes());
            out.u16(row.files().size()).u16(0).u32(0).u32(0).u32(0);
            out.latin1(row.module().name())
                    .u8(0)
                    .latin1(row.module().library())
                    .u8(0)
                    .align(4);
        }
        return out.toByteArray();
    }

    private static void contribution(ByteWriter out, Contribution contribution, int module) {
        out.u16(contribution.section()).u16(0);
        out.u32(contribution.offset()).u32(contribution.size()).u32(contribution.characteristics());
        out.u16(module).u16(0).u32(0).u32(0);
    }

    /** By address. */
    private byte[] contributions() {
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < modules.size(); i++) {
            for (Contribution contribution : modules.get(i).module().contributions()) {
                placed.add(new Placed(contribution, i));
            }
        }
        placed.sort(Comparator.comparingInt((Placed p) -> p.contribution().section())
                .thenComparing((a, b) -> Integer.compareUnsigned(
                        a.contribution().offset(), b.contribution().offset())));
        ByteWriter out = new ByteWriter().u32(CONTRIBUTIONS_60);
        placed.forEach(p -> contribution(out, p.contribution(), p.module()));
        return out.toByteArray();
    }

    /** Sections as the segments of a processor that still needed some, and one for absolute addresses. */
    private byte[] sectionMap() {
        int count = sections.size() + 1;
        ByteWriter out = new ByteWriter().u16(count).u16(count);
        for (int i = 0; i < sections.size(); i++) {
            int access = sections.get(i).characteristics();
            int flags = ((access & READ) != 0 ? 1 : 0)
                    | ((access & WRITE) != 0 ? 2 : 0)
                    | ((access & EXECUTE) != 0 ? 4 : 0)
                    | MAP_32_BIT
                    | MAP_SELECTOR;
            segment(out, flags, i + 1, sections.get(i).size());
        }
        segment(out, MAP_32_BIT | MAP_ABSOLUTE, count, -1);
        return out.toByteArray();
    }

    private static void segment(ByteWriter out, int flags, int frame, int size) {
        out.u16(flags).u16(0).u16(0).u16(frame).u16(0xFFFF).u16(0xFFFF).u32(0).u32(size);
    }

    private byte[] files() {
        ByteWriter names = new ByteWriter();
        Map<String, Integer> offsets = new LinkedHashMap<>();
        ByteWriter list = new ByteWriter();
        for (ModuleRow row : modules) {
            for (String file : row.files()) {
                Integer known = offsets.get(file);
                if (known == null) {
                    known = names.size();
                    offsets.put(file, known);
                    names.latin1(file).u8(0);
                }
                list.u32(known);
            }
        }
        ByteWriter out = new ByteWriter().u16(modules.size()).u16(offsets.size());
        for (int i = 0; i < modules.size(); i++) {
            out.u16(i);
        }
        modules.forEach(row -> out.u16(row.files().size()));
        return out.bytes(list.toByteArray()).bytes(names.toByteArray()).align(4).toByteArray();
    }
}
