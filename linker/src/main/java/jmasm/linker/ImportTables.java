package jmasm.linker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import jmasm.base.ByteWriter;
import jmasm.coff.WinNt;

/**
 * The chunks of imports, under the section names by which import libraries of the long form bring theirs, so that both
 * grow together: {@code .idata$2} descriptors, {@code $3} their end, {@code $4} lookup tables, {@code $5} address tables,
 * {@code $6} hints and names, {@code $7} names of DLLs.
 */
final class ImportTables {

    static final String DESCRIPTORS = ".idata$2";
    static final String LAST_DESCRIPTOR = ".idata$3";
    static final String LOOKUPS = ".idata$4";
    static final String ADDRESSES = ".idata$5";
    private static final String HINTS = ".idata$6";
    private static final String DLL_NAMES = ".idata$7";

    /** Behind all code of objects, whose groups are called {@code .text$mn} and the like. */
    private static final String JUMPS = ".text$thunk";

    private static final int DESCRIPTOR_SIZE = 20;
    private static final int JUMP_SIZE = 6;

    private final List<Chunk> chunks = new ArrayList<>();

    /**
     * Makes slots, jumps and tables for what {@link MarkLive} found to be wanted.
     *
     * @param lacksEnd true when objects bring descriptors, and no end of them
     */
    List<Chunk> build(List<ImportedName> imports, boolean lacksEnd) {
        Map<String, List<ImportedName>> dlls = byDll(imports);
        for (List<ImportedName> names : dlls.values()) {
            buildDll(names);
        }
        if (!dlls.isEmpty() || lacksEnd) {
            chunks.add(new Zeros(LAST_DESCRIPTOR, DESCRIPTOR_SIZE, "<import>"));
        }
        return chunks;
    }

    /** What is wanted, by DLL. */
    private static Map<String, List<ImportedName>> byDll(List<ImportedName> imports) {
        Map<String, List<ImportedName>> dlls = new LinkedHashMap<>();
        for (ImportedName name : imports) {
            if (name.isWanted()) {
                String dll = name.member().dll().toLowerCase(Locale.ROOT);
                List<ImportedName> names = dlls.get(dll);
                if (names == null) {
                    names = new ArrayList<>();
                    dlls.put(dll, names);
                }
                names.add(name);
            }
        }
        return dlls;
    }

    private void buildDll(List<ImportedName> names) {
        String dll = names.get(0).member().dll();
        String owner = names.get(0).file();
        List<Entry> lookups = new ArrayList<>();
        List<Entry> addresses = new ArrayList<>();
        List<Chunk> hints = new ArrayList<>();
        for (ImportedName name : names) {
            Optional<HintAndName> hint = hintAndName(name);
            if (hint.isPresent()) {
                hints.add(hint.get());
            }
            Entry slot = new Entry(ADDRESSES, hint, name.member().ordinalOrHint(), name.file());
            lookups.add(new Entry(LOOKUPS, hint, name.member().ordinalOrHint(), name.file()));
            addresses.add(slot);
            name.setSlot(slot);
            if (name.isJumpWanted()) {
                Jump jump = new Jump(slot, name.file());
                name.setJump(jump);
                chunks.add(jump);
            }
        }
        Text dllName = new Text(DLL_NAMES, SyntheticChunk.READ_WRITE, dll, owner);
        chunks.add(new Descriptor(lookups.get(0), dllName, addresses.get(0), owner));
        chunks.addAll(lookups);
        chunks.add(new Zeros(LOOKUPS, 4, owner));
        chunks.addAll(addresses);
        chunks.add(new Zeros(ADDRESSES, 4, owner));
        chunks.addAll(hints);
        chunks.add(dllName);
    }

    /** Empty for an import by ordinal. */
    private static Optional<HintAndName> hintAndName(ImportedName name) {
        Optional<String> text = name.member().importName();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int hint = name.member().ordinalOrHint();
        return Optional.of(new HintAndName(HINTS, SyntheticChunk.READ_WRITE, hint, text.get(), name.file()));
    }

    /** IMAGE_IMPORT_DESCRIPTOR. */
    private static final class Descriptor extends SyntheticChunk {

        private final Chunk lookups;
        private final Chunk name;
        private final Chunk addresses;

        Descriptor(Chunk lookups, Chunk name, Chunk addresses, String owner) {
            super(DESCRIPTORS, READ_WRITE, 4, owner);
            this.lookups = lookups;
            this.name = name;
            this.addresses = addresses;
        }

        @Override
        int size() {
            return DESCRIPTOR_SIZE;
        }

        @Override
        byte[] bytes(AddressSpace space) {
            ByteWriter out = new ByteWriter();
            out.u32(lookups.rva()).u32(0).u32(0).u32(name.rva()).u32(addresses.rva());
            return out.toByteArray();
        }
    }

    /** A slot of a lookup or address table. */
    private static final class Entry extends SyntheticChunk {

        private final Optional<HintAndName> name;
        private final int ordinal;

        Entry(String section, Optional<HintAndName> name, int ordinal, String owner) {
            super(section, READ_WRITE, 4, owner);
            this.name = name;
            this.ordinal = ordinal;
        }

        @Override
        int size() {
            return 4;
        }

        @Override
        byte[] bytes(AddressSpace space) {
            return little32(name.isPresent() ? name.get().rva() : WinNt.IMAGE_ORDINAL_FLAG32 | ordinal);
        }
    }

    /** IMAGE_IMPORT_BY_NAME. */
    static final class HintAndName extends SyntheticChunk {

        private final int hint;
        private final String name;

        HintAndName(String section, int characteristics, int hint, String name, String owner) {
            super(section, characteristics, 2, owner);
            this.hint = hint;
            this.name = name;
        }

        @Override
        int size() {
            return 2 + name.length() + 1;
        }

        @Override
        byte[] bytes(AddressSpace space) {
            return new ByteWriter().u16(hint).latin1(name).u8(0).toByteArray();
        }
    }

    static final class Text extends SyntheticChunk {

        private final String text;

        Text(String section, int characteristics, String text, String owner) {
            super(section, characteristics, 2, owner);
            this.text = text;
        }

        @Override
        int size() {
            return text.length() + 1;
        }

        @Override
        byte[] bytes(AddressSpace space) {
            return new ByteWriter().latin1(text).u8(0).toByteArray();
        }
    }

    private static final class Zeros extends SyntheticChunk {

        private final int size;

        Zeros(String section, int size, String owner) {
            super(section, READ_WRITE, 4, owner);
            this.size = size;
        }

        @Override
        int size() {
            return size;
        }

        @Override
        byte[] bytes(AddressSpace space) {
            return new byte[size];
        }
    }

    /** {@code jmp dword ptr [slot]}: what a call to an imported function reaches. */
    static final class Jump extends SyntheticChunk {

        private static final int OPCODE = 0xFF;
        private static final int MODRM_JMP_DISP32 = 0x25;

        private final Chunk slot;

        Jump(Chunk slot, String owner) {
            super(JUMPS, CODE, 2, owner);
            this.slot = slot;
        }

        @Override
        int size() {
            return JUMP_SIZE;
        }

        @Override
        byte[] bytes(AddressSpace space) {
            ByteWriter out = new ByteWriter().u8(OPCODE).u8(MODRM_JMP_DISP32);
            return out.u32(space.imageBase() + slot.rva()).toByteArray();
        }

        @Override
        void forEachAddress(IntConsumer rvas) {
            rvas.accept(rva() + 2);
        }
    }
}
