package jmasm.machine.memory;

/**
 * Which pages there are: what they hold, what may be done with them, and who hears of their changes. It keeps two arrays in
 * line with that, {@link #readable} and {@link #writable}, which hold a page's bytes where an access needs no second thought.
 */
final class MappedPages {

    static final int PAGE_SHIFT = 12;
    static final int OFFSET = AddressSpace.PAGE_SIZE - 1;
    private static final int PAGES = 1 << 20;

    /** What a committed page reads as until it is first written. Never written itself. */
    private static final byte[] ZEROS = new byte[AddressSpace.PAGE_SIZE];

    /** By page number: null where a read faults. */
    final byte[][] readable = new byte[PAGES][];

    /** By page number: null also where a page is guarded, not yet written (all such share one page of zeros) or watched. */
    final byte[][] writable = new byte[PAGES][];

    private final PageTable table = new PageTable();
    private boolean dataExecution;
    private CodeWatch codeWatch = (address, length) -> {};

    /** @param dataExecution whether what can be read can be executed */
    MappedPages(boolean dataExecution) {
        this.dataExecution = dataExecution;
    }

    void preventDataExecution() {
        dataExecution = false;
        for (int page = 0; page < PAGES; page++) {
            Page entry = table.get(page);
            if (entry != null && !entry.protection.executable()) {
                forgetCode(page);
                refresh(page);
            }
        }
    }

    boolean preventsDataExecution() {
        return !dataExecution;
    }

    /** As {@link AddressSpace#map}. */
    void map(int address, long length, Protection protection) {
        for (int page = first(address, length), end = page + count(length); page != end; page++) {
            forgetCode(page);
            table.put(page & PAGES - 1, new Page(ZEROS, protection));
            refresh(page & PAGES - 1);
        }
    }

    /** As {@link AddressSpace#unmap}. */
    void unmap(int address, long length) {
        for (int page = first(address, length), end = page + count(length); page != end; page++) {
            forgetCode(page);
            table.put(page & PAGES - 1, null);
            refresh(page & PAGES - 1);
        }
    }

    /** As {@link AddressSpace#protect}. */
    void protect(int address, long length, Protection protection) {
        for (int page = first(address, length), end = page + count(length); page != end; page++) {
            Page entry = table.get(page & PAGES - 1);
            if (entry != null) {
                forgetCode(page);
                entry.protection = protection;
                refresh(page & PAGES - 1);
            }
        }
    }

    /** The page that holds {@code address}; null when none does. */
    Page at(int address) {
        return table.get(address >>> PAGE_SHIFT);
    }

    boolean allows(int address, AccessKind kind) {
        Page page = at(address);
        if (page == null) {
            return false;
        }
        return page.protection.allows(kind == AccessKind.EXECUTE && dataExecution ? AccessKind.READ : kind);
    }

    /** The bytes of the page that holds {@code address}; {@link MemoryFault} when none does. */
    byte[] bytes(int address) {
        Page page = at(address);
        if (page == null) {
            throw new MemoryFault(address, AccessKind.READ);
        }
        return page.bytes;
    }

    /** Writes within one mapped page; every store that is not the fast one ends here. */
    void store(int address, byte[] from, int offset, int length) {
        int number = address >>> PAGE_SHIFT;
        Page page = table.get(number);
        if (page.bytes == ZEROS) {
            page.bytes = new byte[AddressSpace.PAGE_SIZE];
            refresh(number);
        }
        System.arraycopy(from, offset, page.bytes, address & OFFSET, length);
        if (page.watched) {
            codeWatch.changed(address, length);
        }
    }

    void setCodeWatch(CodeWatch watch) {
        codeWatch = watch;
    }

    CodeWatch codeWatch() {
        return codeWatch;
    }

    void watch(int address, boolean watched) {
        int number = address >>> PAGE_SHIFT;
        Page page = table.get(number);
        if (page != null && page.watched != watched) {
            page.watched = watched;
            refresh(number);
        }
    }

    /** Brings the fast arrays in line with a page's entry. */
    private void refresh(int number) {
        Page page = table.get(number);
        boolean present = page != null;
        readable[number] = present && page.protection.allows(AccessKind.READ) ? page.bytes : null;
        writable[number] = present && page.protection.allows(AccessKind.WRITE) && page.bytes != ZEROS && !page.watched
                ? page.bytes
                : null;
    }

    private static int first(int address, long length) {
        if ((address & OFFSET) != 0 || (length & OFFSET) != 0 || length < 0 || length > 1L << 32) {
            throw new IllegalArgumentException(String.format("%X bytes at %08X are not whole pages", length, address));
        }
        return address >>> PAGE_SHIFT;
    }

    private static int count(long length) {
        return (int) (length >>> PAGE_SHIFT);
    }

    private void forgetCode(int number) {
        Page page = table.get(number & PAGES - 1);
        if (page != null && page.watched) {
            codeWatch.changed(number << PAGE_SHIFT, AddressSpace.PAGE_SIZE);
        }
    }
}
