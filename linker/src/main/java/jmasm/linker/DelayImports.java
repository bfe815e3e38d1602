package jmasm.linker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import jmasm.base.ByteWriter;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.coff.WinNt;

/**
 * {@code /DELAYLOAD}: a DLL is loaded when one of its functions is called for the first time. Until then the slot of a
 * function leads to code that calls {@code __delayLoadHelper2} with the DLL's descriptor and the slot; the C library's
 * delayimp.lib has it, and where nothing brings it, {@link DelayHelper} is it.
 */
final class DelayImports {

    private static final String KERNEL = "kernel32.dll";
    private static final int DESCRIPTOR_SIZE = 32;
    private static final int RVA_BASED = 1;

    private static final String CODE_SECTION = ".text$thunk";
    private static final String SLOTS = ".data$zdelay";
    private static final String TABLES = ".rdata$zdelay";

    private final LinkOptions options;
    private final SymbolTable symbols;
    private final Diagnostics problems;
    private final DelayHelper helper;
    private final List<Library> libraries = new ArrayList<>();
    private boolean wanted;
    private Optional<Descriptors> descriptors = Optional.empty();

    DelayImports(LinkOptions options, SymbolTable symbols, Diagnostics problems) {
        this.options = options;
        this.symbols = symbols;
        this.problems = problems;
        this.helper = new DelayHelper(symbols);
    }

    /** A DLL with the chunks of its imports. */
    private record Library(Chunk name, Chunk module, List<Chunk> slots, NameTable names) {}

    private boolean isDelayed(ImportedName name) {
        String dll = name.member().dll().toLowerCase(Locale.ROOT);
        return options.delayLoads.contains(dll) && !dll.equals(KERNEL);
    }

    /** While files are read: once something of such a DLL is imported, the helper is wanted too. */
    void request(List<ImportedName> imports) {
        if (!wanted && !options.delayLoads.isEmpty() && imports.stream().anyMatch(this::isDelayed)) {
            wanted = true;
            helper.request(options);
        }
    }

    /** What the helper needs, as far as the image has a use for it. */
    List<SymbolSlot> roots() {
        return wanted ? helper.roots() : List.of();
    }

    /** Takes its imports from those that are left for the loader. */
    List<Chunk> build(List<ImportedName> imports, List<ImportedName> others) {
        Map<String, List<ImportedName>> dlls = new LinkedHashMap<>();
        for (ImportedName name : imports) {
            if (!isDelayed(name)) {
                others.add(name);
            } else if (name.isWanted()) {
                dlls.computeIfAbsent(name.member().dll().toLowerCase(Locale.ROOT), dll -> new ArrayList<>())
                        .add(name);
            }
        }
        warn(dlls);
        List<Chunk> chunks = new ArrayList<>();
        if (!dlls.isEmpty()) {
            Descriptors table = new Descriptors(dlls.size());
            descriptors = Optional.of(table);
            int index = 0;
            for (List<ImportedName> names : dlls.values()) {
                addDll(names, table, index++, chunks);
            }
            chunks.add(table);
            helper.chunk().ifPresent(chunks::add);
        }
        return chunks;
    }

    /** The table of descriptors, which a data directory tells. */
    Optional<? extends Chunk> table() {
        return descriptors;
    }

    private void warn(Map<String, List<ImportedName>> dlls) {
        for (String dll : options.delayLoads) {
            if (dll.equals(KERNEL)) {
                problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.DELAYLOAD_IGNORED, dll)
                        .withHint("kernel32 loads the others"));
            } else if (!dlls.containsKey(dll)) {
                problems.report(Diagnostic.in(OptionText.TOOL, LinkProblem.NOTHING_TO_DELAY, dll, dll));
            }
        }
    }

    private void addDll(List<ImportedName> names, Descriptors table, int index, List<Chunk> chunks) {
        String owner = names.get(0).file();
        Chunk dllName = new ImportTables.Text(
                TABLES, SyntheticChunk.READ_ONLY, names.get(0).member().dll(), owner);
        Word module = new Word(Optional.empty(), owner);
        TailMerge merge = new TailMerge(table, index, helper.slot(), owner);
        chunks.add(merge);
        NameTable nameTable = new NameTable(owner);
        List<Chunk> slots = new ArrayList<>();
        for (ImportedName name : names) {
            Optional<ImportTables.HintAndName> hint = name.member()
                    .importName()
                    .map(text -> new ImportTables.HintAndName(
                            TABLES, SyntheticChunk.READ_ONLY, name.member().ordinalOrHint(), text, name.file()));
            nameTable.add(hint, name.member().ordinalOrHint());
            hint.ifPresent(chunks::add);
            Loader loader = new Loader(merge, name.file());
            Word slot = new Word(Optional.of(loader), name.file());
            loader.slot = slot;
            slots.add(slot);
            chunks.add(loader);
            name.setSlot(slot);
            if (name.isJumpWanted()) {
                SyntheticChunk jump = new ImportTables.Jump(slot, name.file());
                name.setJump(jump);
                chunks.add(jump);
            }
        }
        chunks.addAll(slots);
        chunks.add(new Word(Optional.empty(), owner));
        chunks.add(module);
        chunks.add(dllName);
        chunks.add(nameTable);
        libraries.add(new Library(dllName, module, slots, nameTable));
    }

    /** IMAGE_DELAYLOAD_DESCRIPTOR of each DLL, and an empty one behind them. */
    private final class Descriptors extends SyntheticChunk {

        private final int count;

        Descriptors(int count) {
            super(TABLES, READ_ONLY, 4, OptionText.TOOL);
            this.count = count;
        }

        @Override
        int size() {
            return DESCRIPTOR_SIZE * (count + 1);
        }

        @Override
        byte[] bytes(AddressSpace space) {
            ByteWriter out = new ByteWriter();
            for (Library library : libraries) {
                out.u32(RVA_BASED)
                        .u32(library.name().rva())
                        .u32(library.module().rva());
                out.u32(library.slots().get(0).rva()).u32(library.names().rva());
                out.u32(0).u32(0).u32(0);
            }
            return out.zeros(DESCRIPTOR_SIZE).toByteArray();
        }
    }

    /** Names or ordinals of a DLL's functions, in the order of their slots. */
    private static final class NameTable extends SyntheticChunk {

        private final List<Optional<ImportTables.HintAndName>> names = new ArrayList<>();
        private final List<Integer> ordinals = new ArrayList<>();

        NameTable(String owner) {
            super(TABLES, READ_ONLY, 4, owner);
        }

        void add(Optional<ImportTables.HintAndName> name, int ordinal) {
            names.add(name);
            ordinals.add(ordinal);
        }

        @Override
        int size() {
            return 4 * (names.size() + 1);
        }

        @Override
        byte[] bytes(AddressSpace space) {
            ByteWriter out = new ByteWriter();
            for (int i = 0; i < names.size(); i++) {
                int ordinal = WinNt.IMAGE_ORDINAL_FLAG32 | ordinals.get(i);
                out.u32(names.get(i).map(ImportTables.HintAndName::rva).orElse(ordinal));
            }
            return out.u32(0).toByteArray();
        }
    }

    /** A word that holds an address, or zero until the program runs. */
    private static final class Word extends SyntheticChunk {

        private final Optional<? extends Chunk> target;

        Word(Optional<? extends Chunk> target, String owner) {
            super(SLOTS, READ_WRITE, 4, owner);
            this.target = target;
        }

        @Override
        int size() {
            return 4;
        }

        @Override
        byte[] bytes(AddressSpace space) {
            return little32(target.map(chunk -> space.imageBase() + chunk.rva()).orElse(0));
        }

        @Override
        void forEachAddress(IntConsumer rvas) {
            if (target.isPresent()) {
                rvas.accept(rva());
            }
        }
    }

    /** {@code mov eax, offset slot / jmp tail}: where a slot leads at first. */
    private static final class Loader extends SyntheticChunk {

        private static final int SIZE = 10;

        private final Chunk tail;
        private Chunk slot;

        Loader(Chunk tail, String owner) {
            super(CODE_SECTION, CODE, 2, owner);
            this.tail = tail;
        }

        @Override
        int size() {
            return SIZE;
        }

        @Override
        byte[] bytes(AddressSpace space) {
            ByteWriter out = new ByteWriter().u8(0xB8).u32(space.imageBase() + slot.rva());
            return out.u8(0xE9).u32(tail.rva() - (rva() + SIZE)).toByteArray();
        }

        @Override
        void forEachAddress(IntConsumer rvas) {
            rvas.accept(rva() + 1);
        }
    }

    /**
     * {@code push ecx / push edx / push eax / push offset descriptor / call helper / pop edx / pop ecx / jmp eax}: the
     * registers may hold arguments.
     */
    private static final class TailMerge extends SyntheticChunk {

        private static final int SIZE = 17;
        private static final int DESCRIPTOR_AT = 4;
        private static final int BEHIND_CALL = 13;

        private final Chunk table;
        private final int index;
        private final SymbolSlot helper;

        TailMerge(Chunk table, int index, SymbolSlot helper, String owner) {
            super(CODE_SECTION, CODE, 2, owner);
            this.table = table;
            this.index = index;
            this.helper = helper;
        }

        @Override
        int size() {
            return SIZE;
        }

        @Override
        byte[] bytes(AddressSpace space) {
            ByteWriter out = new ByteWriter().u8(0x51).u8(0x52).u8(0x50);
            out.u8(0x68).u32(space.imageBase() + table.rva() + DESCRIPTOR_SIZE * index);
            out.u8(0xE8).u32(Addresses.rva(helper) - (rva() + BEHIND_CALL));
            return out.u8(0x5A).u8(0x59).u16(0xE0FF).toByteArray();
        }

        @Override
        void forEachAddress(IntConsumer rvas) {
            rvas.accept(rva() + DESCRIPTOR_AT);
        }
    }
}
