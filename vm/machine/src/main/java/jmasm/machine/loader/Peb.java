package jmasm.machine.loader;

import java.util.ArrayList;
import java.util.List;
import jmasm.coff.OptionalHeader;
import jmasm.guest.WindowsVersion;
import jmasm.machine.kernel.Reservations;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;
import jmasm.machine.nt.PebLayout;
import jmasm.machine.nt.PebLayout.LdrData;
import jmasm.machine.nt.PebLayout.LdrEntry;

/** Fills the process's block and the loader's lists of modules. */
final class Peb {

    /** The lists lie where a second heap would: our loader works before there is one. */
    private static final int LOADER_DATA = 0x0024_0000;

    /** 30 days in 100 ns, counted down. */
    private static final long CRITICAL_SECTION_TIMEOUT = 0xFFFF_E86D_079B_8000L;

    private static final int PLATFORM_NT = 2;
    private static final int PINNED = 0xFFFF;
    private static final int[] LIST_HEADS = {
        LdrData.IN_LOAD_ORDER, LdrData.IN_MEMORY_ORDER, LdrData.IN_INITIALIZATION_ORDER
    };

    private final AddressSpace memory;
    private final WindowsVersion version;

    Peb(AddressSpace memory, WindowsVersion version) {
        this.memory = memory;
        this.version = version;
    }

    void write(int peb, int parameters, List<Module> modules, Reservations reservations) {
        memory.map(peb, AddressSpace.PAGE_SIZE, Protection.READ_WRITE);
        Module program = modules.get(0);
        OptionalHeader header = program.image().optionalHeader();
        Block block = new Block(memory, peb, PebLayout.SIZE);
        block.put32(PebLayout.MUTANT, -1);
        block.put32(PebLayout.IMAGE_BASE_ADDRESS, program.base());
        block.put32(PebLayout.LDR, loaderData(modules, reservations));
        block.put32(PebLayout.PROCESS_PARAMETERS, parameters);
        block.put32(PebLayout.NUMBER_OF_PROCESSORS, 1);
        block.put64(PebLayout.CRITICAL_SECTION_TIMEOUT, CRITICAL_SECTION_TIMEOUT);
        block.put32(PebLayout.HEAP_SEGMENT_RESERVE, 0x10_0000);
        block.put32(PebLayout.HEAP_SEGMENT_COMMIT, 0x2000);
        block.put32(PebLayout.HEAP_DECOMMIT_TOTAL_FREE_THRESHOLD, 0x1_0000);
        block.put32(PebLayout.HEAP_DECOMMIT_FREE_BLOCK_THRESHOLD, 0x1000);
        block.put32(PebLayout.MAXIMUM_NUMBER_OF_HEAPS, 0x10);
        block.put32(PebLayout.GDI_DC_ATTRIBUTE_LIST, 0x14);
        block.put32(PebLayout.OS_MAJOR_VERSION, version.major());
        block.put32(PebLayout.OS_MINOR_VERSION, version.minor());
        block.put32(PebLayout.OS_BUILD_NUMBER, version.build() | version.servicePack() << 24);
        block.put32(PebLayout.OS_PLATFORM_ID, PLATFORM_NT);
        block.put32(PebLayout.IMAGE_SUBSYSTEM, header.subsystem());
        block.put32(
                PebLayout.IMAGE_SUBSYSTEM_MAJOR_VERSION,
                header.subsystemVersion().major());
        block.put32(
                PebLayout.IMAGE_SUBSYSTEM_MINOR_VERSION,
                header.subsystemVersion().minor());
        if (version.servicePack() != 0) {
            block.putUnicodeString(PebLayout.CSD_VERSION, "Service Pack " + version.servicePack());
        }
    }

    private int loaderData(List<Module> modules, Reservations reservations) {
        boolean xp = version.compareTo(WindowsVersion.VISTA) < 0;
        int headSize = xp ? LdrData.SIZE_XP : LdrData.SIZE_7;
        int entrySize = xp ? LdrEntry.SIZE_XP : LdrEntry.SIZE_7;
        long size = size(modules, headSize, entrySize);
        int start = reservations.findFree(LOADER_DATA, size);
        reservations.take(start, size);
        memory.map(start, size, Protection.READ_WRITE);

        Block head = new Block(memory, start, headSize);
        head.put32(LdrData.LENGTH, headSize);
        head.put8(LdrData.INITIALIZED, 1);
        List<Integer> entries = new ArrayList<>();
        List<Integer> initialized = new ArrayList<>();
        int at = start + headSize;
        for (Module module : modules) {
            Block entry = new Block(memory, at, entrySize);
            writeEntry(entry, module);
            entries.add(at);
            // The program itself is never in that list. Nor is a DLL whose DllMain nobody has called: ntdll would tell
            // it of the process's end.
            if (module.image().isDll() && module.entryPoint() == 0) {
                initialized.add(at);
            }
            at += entry.used();
        }
        link(start, 0, entries);
        link(start, 1, entries);
        link(start, 2, initialized);
        return start;
    }

    private static long size(List<Module> modules, int headSize, int entrySize) {
        long size = headSize;
        for (Module module : modules) {
            size += entrySize + 2L * (module.path().length() + module.name().length() + 8);
        }
        return (size + AddressSpace.PAGE_SIZE - 1) & -(long) AddressSpace.PAGE_SIZE;
    }

    private static void writeEntry(Block entry, Module module) {
        entry.put32(LdrEntry.DLL_BASE, module.base());
        entry.put32(LdrEntry.ENTRY_POINT, module.entryPoint());
        entry.put32(LdrEntry.SIZE_OF_IMAGE, module.size());
        entry.putUnicodeString(LdrEntry.FULL_DLL_NAME, module.path());
        entry.putUnicodeString(LdrEntry.BASE_DLL_NAME, module.name());
        entry.put32(LdrEntry.LOAD_COUNT, PINNED);
        // In no bucket of the hash table: a list of its own.
        entry.put32(LdrEntry.HASH_LINKS, entry.address() + LdrEntry.HASH_LINKS);
        entry.put32(LdrEntry.HASH_LINKS + 4, entry.address() + LdrEntry.HASH_LINKS);
        entry.put32(LdrEntry.TIME_DATE_STAMP, module.image().timeDateStamp());
    }

    /** Links one of the three lists; each entry holds its links at 8 times the list's number. */
    private void link(int loaderData, int list, List<Integer> entries) {
        int head = loaderData + LIST_HEADS[list];
        int previous = head;
        for (int entry : entries) {
            int links = entry + 8 * list;
            memory.poke32(previous, links);
            memory.poke32(links + 4, previous);
            previous = links;
        }
        memory.poke32(previous, head);
        memory.poke32(head + 4, previous);
    }
}
