package jmasm.linker;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import jmasm.base.ByteReader;
import jmasm.base.ByteWriter;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffSection;

/**
 * SafeSEH: an image whose load configuration lists its exception handlers is only ever called at those. A table is
 * possible when every object says of itself ({@code @feat.00}, bit 0) that its handlers are in {@code .sxdata}.
 *
 * <p>The C run-time library brings the load configuration ({@code __load_config_used}) and refers to the table by
 * {@code ___safe_se_handler_table} and {@code …_count}. Where nothing brings one and {@code /SAFESEH} asks for the table,
 * the linker makes it, so that programs without a C library can have it too.
 */
final class SafeHandlers {

    static final String LOAD_CONFIGURATION = "__load_config_used";
    private static final String TABLE = "___safe_se_handler_table";
    private static final String COUNT = "___safe_se_handler_count";
    private static final int FEATURE_SAFE = 1;

    private final LinkOptions options;
    private final SymbolTable symbols;
    private final Diagnostics problems;
    private final HandlerTable table = new HandlerTable();
    private final Set<SymbolSlot> handlers = new LinkedHashSet<>();
    private boolean wanted;
    private Optional<LoadConfiguration> configuration = Optional.empty();

    SafeHandlers(LinkOptions options, SymbolTable symbols, Diagnostics problems) {
        this.options = options;
        this.symbols = symbols;
        this.problems = problems;
    }

    /** Before undefined symbols are reported: gives the two symbols and the load configuration their meaning. */
    void define(List<ObjectFile> objects) {
        boolean safe = true;
        for (ObjectFile object : objects) {
            boolean unsafe = !isSafe(object);
            safe &= !unsafe;
            if (unsafe && options.safeHandlers.equals(Optional.of(true))) {
                problems.report(Diagnostic.in(object.name(), LinkProblem.UNSAFE_MODULE)
                        .withHint("assemble it with /safeseh, or link with /SAFESEH:NO"));
            }
        }
        wanted = safe && options.safeHandlers.orElse(true);
        boolean brought = symbols.isKnown(LOAD_CONFIGURATION);
        if (wanted && !brought && options.safeHandlers.isPresent()) {
            LoadConfiguration made = new LoadConfiguration(table);
            configuration = Optional.of(made);
            symbols.define(
                    LOAD_CONFIGURATION, new LinkSymbol.Defined(made, 0, Optional.empty(), false), OptionText.TOOL);
        }
        wanted &= brought || configuration.isPresent();
        LinkSymbol none = new LinkSymbol.Absolute(0, Optional.empty());
        define(TABLE, wanted ? new LinkSymbol.Defined(table, 0, Optional.empty(), false) : none);
        define(COUNT, none);
    }

    private void define(String name, LinkSymbol symbol) {
        Optional<SymbolSlot> slot = symbols.find(name);
        if (slot.isPresent() && !SymbolTable.isKnown(slot.get())) {
            slot.get().set(symbol);
        }
    }

    /** The object says that it names its handlers. */
    static boolean isSafe(ObjectFile object) {
        return (object.features() & FEATURE_SAFE) != 0;
    }

    /** Once it is known what is live: the table and, where the linker made one, the load configuration. */
    List<Chunk> build(List<ObjectFile> objects) {
        if (!wanted) {
            return List.of();
        }
        for (ObjectFile object : objects) {
            for (CoffSection section : object.object().sections()) {
                if (section.name().equals(ObjectEntry.SAFE_HANDLERS)) {
                    collect(object, section);
                }
            }
        }
        table.handlers.addAll(handlers);
        Optional<SymbolSlot> count = symbols.find(COUNT);
        if (count.isPresent()) {
            count.get().set(new LinkSymbol.Absolute(handlers.size(), Optional.empty()));
        }
        List<Chunk> chunks = new ArrayList<>();
        chunks.add(table);
        if (configuration.isPresent()) {
            chunks.add(configuration.get());
        }
        return chunks;
    }

    /** Every handler may be called: a table without any says that none is there. */
    boolean hasNoHandlers() {
        return wanted && options.safeHandlers.isPresent() && handlers.isEmpty();
    }

    private void collect(ObjectFile object, CoffSection section) {
        ByteReader in = new ByteReader(section.data());
        try {
            while (in.remaining() >= 4) {
                SymbolSlot slot = object.symbol(object.object().symbolOfRecord(in.u32()));
                if (isLive(slot)) {
                    handlers.add(slot);
                }
            }
        } catch (MalformedInput e) {
            problems.report(Diagnostic.in(object.name(), LinkProblem.CORRUPT_FILE, e.getMessage()));
        }
    }

    private static boolean isLive(SymbolSlot slot) {
        if (slot.target() instanceof LinkSymbol.Defined defined) {
            return !(defined.chunk() instanceof SectionChunk section)
                    || section.winner().isLive();
        }
        // A handler in a DLL is reached through its jump, where something else refers to it.
        return slot.target() instanceof LinkSymbol.Imported imported
                && imported.name().isJumpWanted();
    }

    /** The RVAs of all handlers, ascending: the system searches by halves. */
    private static final class HandlerTable extends SyntheticChunk {

        private final List<SymbolSlot> handlers = new ArrayList<>();

        HandlerTable() {
            super(".rdata", READ_ONLY, 4, OptionText.TOOL);
        }

        @Override
        int size() {
            return 4 * handlers.size();
        }

        @Override
        byte[] bytes(AddressSpace space) {
            ByteWriter out = new ByteWriter();
            handlers.stream().mapToInt(Addresses::rva).sorted().forEach(out::u32);
            return out.toByteArray();
        }
    }

    /** IMAGE_LOAD_CONFIG_DIRECTORY32 as Windows XP knows it: zeros but for its size and the table. */
    private static final class LoadConfiguration extends SyntheticChunk {

        private static final int SIZE = 0x48;
        private static final int TABLE_AT = 0x40;

        private final HandlerTable table;

        LoadConfiguration(HandlerTable table) {
            super(".rdata", READ_ONLY, 4, OptionText.TOOL);
            this.table = table;
        }

        @Override
        int size() {
            return SIZE;
        }

        @Override
        byte[] bytes(AddressSpace space) {
            ByteWriter out = new ByteWriter().u32(SIZE);
            out.zeros(TABLE_AT - out.size());
            return out.u32(table.handlers.isEmpty() ? 0 : space.imageBase() + table.rva())
                    .u32(table.handlers.size())
                    .toByteArray();
        }

        @Override
        void forEachAddress(IntConsumer rvas) {
            if (!table.handlers.isEmpty()) {
                rvas.accept(rva() + TABLE_AT);
            }
        }
    }
}
