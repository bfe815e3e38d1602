package jmasm.linker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.base.ByteWriter;
import jmasm.coff.PeImage;
import jmasm.coff.PeSection;
import jmasm.linker.pdb.ProgramDatabase;

/**
 * IMAGE_DEBUG_DIRECTORY and what it lists: where the program database is and by which GUID it is known ({@code RSDS}),
 * whether the image is reproducible, the DLL characteristics that came after the header was full.
 */
final class DebugDirectory extends SyntheticChunk {

    static final int ENTRY_SIZE = 28;

    private static final int TYPE_CODEVIEW = 2;
    private static final int TYPE_REPRO = 16;
    private static final int TYPE_EX_DLLCHARACTERISTICS = 20;
    private static final int CET_COMPATIBLE = 1;
    private static final int GUID_SIZE = 16;

    private final int timeStamp;
    private final List<Entry> entries = new ArrayList<>();

    /** What an entry points to; nothing for a mark. */
    private record Entry(int type, byte[] data) {}

    private DebugDirectory(LinkOptions options) {
        super(".rdata", READ_ONLY, 4, OptionText.TOOL);
        timeStamp = options.timeStamp;
        if (options.debug.wanted) {
            entries.add(new Entry(TYPE_CODEVIEW, codeView(options.debug.recordedPath(options.outputName()))));
        }
        if (options.debug.reproducible) {
            entries.add(new Entry(TYPE_REPRO, new byte[0]));
        }
        if (options.debug.shadowStackCompatible) {
            entries.add(new Entry(TYPE_EX_DLLCHARACTERISTICS, little32(CET_COMPATIBLE)));
        }
    }

    /** Empty when there is nothing to list. */
    static Optional<DebugDirectory> of(LinkOptions options) {
        DebugDirectory directory = new DebugDirectory(options);
        return directory.entries.isEmpty() ? Optional.empty() : Optional.of(directory);
    }

    /** The GUID is still 0: it follows from the image and the database, of which this is a part. */
    private static byte[] codeView(String path) {
        ByteWriter out = new ByteWriter().latin1("RSDS").zeros(GUID_SIZE).u32(ProgramDatabase.age());
        return out.latin1(path).u8(0).align(4).toByteArray();
    }

    /** Bytes of the entries, which is what the data directory counts. */
    int tableSize() {
        return ENTRY_SIZE * entries.size();
    }

    @Override
    int size() {
        int size = tableSize();
        for (Entry entry : entries) {
            size += entry.data().length;
        }
        return size;
    }

    @Override
    byte[] bytes(AddressSpace space) {
        ByteWriter table = new ByteWriter();
        ByteWriter data = new ByteWriter();
        for (Entry entry : entries) {
            boolean mark = entry.data().length == 0;
            int at = rva() + tableSize() + data.size();
            table.u32(0).u32(timeStamp).u16(0).u16(0);
            table.u32(entry.type()).u32(entry.data().length);
            table.u32(mark ? 0 : at).u32(mark ? 0 : output().fileOffset() + at - output().rva());
            data.bytes(entry.data());
        }
        return table.bytes(data.toByteArray()).toByteArray();
    }

    /** Enters the GUID into an image that was made with this directory. */
    void setGuid(PeImage image, byte[] guid) {
        PeSection section = image.sections().get(output().number() - 1);
        int at = rva() - section.virtualAddress() + tableSize() + "RSDS".length();
        System.arraycopy(guid, 0, section.data(), at, GUID_SIZE);
    }
}
