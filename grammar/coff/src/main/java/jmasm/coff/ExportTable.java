package jmasm.coff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jmasm.base.ByteReader;
import jmasm.base.ByteWriter;
import jmasm.base.MalformedInput;

/** What a DLL exports. */
public final class ExportTable {

    private static final int DIRECTORY_SIZE = 40;
    private static final int LARGEST_ORDINAL = 0xFFFF;

    private final String dllName;
    private final int timeDateStamp;
    private final int ordinalBase;
    private final List<Export> exports;
    private final Map<String, Export> byName = new HashMap<>();
    private final Map<Integer, Export> byOrdinal = new HashMap<>();

    /**
     * One exported ordinal.
     *
     * @param ordinal   1 to 65,535
     * @param name      empty when exported by ordinal only; an ordinal with two names stands twice
     * @param rva       of the function or variable; 0 for a forwarder
     * @param forwarder e.g. {@code NTDLL.RtlAllocateHeap}; empty for what the DLL holds itself
     */
    public record Export(int ordinal, Optional<String> name, int rva, Optional<String> forwarder) {

        public static Export named(int ordinal, String name, int rva) {
            return new Export(ordinal, Optional.of(name), rva, Optional.empty());
        }
    }

    /** @param ordinalBase the lowest ordinal; those between that nobody has become empty slots */
    public ExportTable(String dllName, int timeDateStamp, int ordinalBase, List<Export> exports) {
        this.dllName = dllName;
        this.timeDateStamp = timeDateStamp;
        this.ordinalBase = ordinalBase;
        List<Export> sorted = new ArrayList<>(exports);
        sorted.sort(Comparator.comparingInt(Export::ordinal));
        this.exports = Collections.unmodifiableList(sorted);
        for (Export export : sorted) {
            byOrdinal.putIfAbsent(export.ordinal(), export);
            export.name().ifPresent(name -> byName.putIfAbsent(name, export));
        }
    }

    /** The name that the DLL gives itself. */
    public String dllName() {
        return dllName;
    }

    public int timeDateStamp() {
        return timeDateStamp;
    }

    public int ordinalBase() {
        return ordinalBase;
    }

    /** By ordinal. */
    public List<Export> exports() {
        return exports;
    }

    public Optional<Export> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<Export> find(int ordinal) {
        return Optional.ofNullable(byOrdinal.get(ordinal));
    }

    /** @throws MalformedInput when a table lies outside the image or tables overlap beyond reason */
    public static Optional<ExportTable> read(PeImage image) throws MalformedInput {
        DataDirectory directory = image.directory(Directory.EXPORT);
        return directory.isPresent() ? Optional.of(new Reader(image, directory).read()) : Optional.empty();
    }

    // Building

    /** Bytes of {@link #toBytes}. */
    public int size() {
        return toBytes(0).length;
    }

    /** The directory, the addresses, name pointers sorted by name, ordinals, strings: to stand at {@code rva}. */
    public byte[] toBytes(int rva) {
        List<Export> named = new ArrayList<>(exports);
        named.removeIf(export -> export.name().isEmpty());
        named.sort(Comparator.comparing(export -> export.name().orElseThrow()));
        int slots = exports.isEmpty() ? 0 : exports.get(exports.size() - 1).ordinal() - ordinalBase + 1;
        int addresses = DIRECTORY_SIZE;
        int namePointers = addresses + 4 * slots;
        int ordinals = namePointers + 4 * named.size();
        int strings = ordinals + 2 * named.size();

        ByteWriter out = new ByteWriter();
        out.u32(0).u32(timeDateStamp).u32(0).u32(rva + strings).u32(ordinalBase);
        out.u32(slots).u32(named.size());
        out.u32(rva + addresses).u32(rva + namePointers).u32(rva + ordinals);
        out.zeros(strings - DIRECTORY_SIZE);
        out.latin1(dllName).u8(0);
        for (int i = 0; i < named.size(); i++) {
            out.patch32(namePointers + 4 * i, rva + out.size());
            out.patch16(ordinals + 2 * i, named.get(i).ordinal() - ordinalBase);
            out.latin1(named.get(i).name().orElseThrow()).u8(0);
        }
        for (Export export : exports) {
            int slot = addresses + 4 * (export.ordinal() - ordinalBase);
            if (export.forwarder().isPresent()) {
                out.patch32(slot, rva + out.size());
                out.latin1(export.forwarder().get()).u8(0);
            } else {
                out.patch32(slot, export.rva());
            }
        }
        return out.toByteArray();
    }

    private static final class Reader {

        private final PeImage image;
        private final DataDirectory directory;
        private long budget;

        Reader(PeImage image, DataDirectory directory) {
            this.image = image;
            this.directory = directory;
            this.budget = image.headers().length;
            for (PeSection section : image.sections()) {
                budget += section.data().length;
            }
        }

        ExportTable read() throws MalformedInput {
            ByteReader in = image.at(directory.rva(), "the export directory");
            in.skip(4);
            int timeDateStamp = in.i32();
            in.skip(4);
            String dllName = string(in.i32());
            int base = in.i32();
            long slots = in.u32();
            long nameCount = in.u32();
            int addressTable = in.i32();
            int nameTable = in.i32();
            int ordinalTable = in.i32();
            if (base < 0 || slots > LARGEST_ORDINAL + 1L || base + slots > LARGEST_ORDINAL + 1L) {
                throw new MalformedInput(String.format("it exports %d ordinals from %d on", slots, base));
            }
            int[] addresses = addresses(addressTable, (int) slots);
            List<Export> exports = new ArrayList<>();
            boolean[] hasName = new boolean[(int) slots];
            readNames(nameTable, ordinalTable, nameCount, base, addresses, hasName, exports);
            for (int i = 0; i < slots; i++) {
                if (!hasName[i] && addresses[i] != 0) {
                    exports.add(export(base + i, Optional.empty(), addresses[i]));
                }
            }
            return new ExportTable(dllName, timeDateStamp, base, exports);
        }

        private int[] addresses(int rva, int count) throws MalformedInput {
            int[] addresses = new int[count];
            if (count > 0) {
                ByteReader in = image.at(rva, "the export address table");
                for (int i = 0; i < count; i++) {
                    addresses[i] = in.i32();
                }
            }
            return addresses;
        }

        private void readNames(
                int nameTable,
                int ordinalTable,
                long count,
                int base,
                int[] addresses,
                boolean[] hasName,
                List<Export> exports)
                throws MalformedInput {
            if (count == 0) {
                return;
            }
            ByteReader names = image.at(nameTable, "the table of exported names");
            ByteReader ordinals = image.at(ordinalTable, "the table of exported ordinals");
            for (long i = 0; i < count; i++) {
                String name = string(names.i32());
                int slot = ordinals.u16();
                if (slot >= addresses.length) {
                    throw new MalformedInput("export '" + name + "' has slot " + slot + " of " + addresses.length);
                }
                hasName[slot] = true;
                exports.add(export(base + slot, Optional.of(name), addresses[slot]));
            }
        }

        /** An address within the export directory itself is that of a forwarder's string. */
        private Export export(int ordinal, Optional<String> name, int rva) throws MalformedInput {
            boolean forwarded = Integer.compareUnsigned(rva - directory.rva(), directory.size()) < 0;
            return forwarded
                    ? new Export(ordinal, name, 0, Optional.of(string(rva)))
                    : new Export(ordinal, name, rva, Optional.empty());
        }

        private String string(int rva) throws MalformedInput {
            String text = image.at(rva, "an exported name").zeroTerminated();
            budget -= text.length();
            if (budget < 0) {
                throw new MalformedInput("its export tables overlap");
            }
            return text;
        }
    }
}
