package jmasm.machine.memory;

import java.util.Optional;

/**
 * 4 GB of guest memory in pages of 4 KB, each with its {@link Protection}. Addresses are {@code int}s taken as
 * unsigned; an access may cross pages and may wrap at 4 GB. Accesses that the protection refuses throw
 * {@link MemoryFault} and change nothing.
 *
 * <p>Three ways in: {@code read}/{@code write} act for the guest and respect protection; {@code peek}/{@code poke}
 * act for the host and respect only that the page is mapped; {@link #probe} asks without touching.
 *
 * <p>The common access is two array loads: {@link #readable} and {@link #writable} hold the page's bytes only where
 * the access needs no second thought. A page that is guarded, not yet written (all such pages share one page of
 * zeros) or watched for changes of code is absent there, and the access goes the slow way.
 */
public final class AddressSpace {

    public static final int PAGE_SIZE = 4096;

    private static final int PAGE_SHIFT = 12;
    private static final int OFFSET = PAGE_SIZE - 1;
    private static final int PAGES = 1 << 20;

    /** What a committed page reads as until it is first written. Never written itself. */
    private static final byte[] ZEROS = new byte[PAGE_SIZE];

    private final byte[][] readable = new byte[PAGES][];
    private final byte[][] writable = new byte[PAGES][];
    private final PageTable table = new PageTable();
    private boolean dataExecution;
    private CodeWatch codeWatch = (address, length) -> {};

    /** Data execution prevention off, as for programs on Windows XP: what can be read can be executed. */
    public AddressSpace() {
        this(false);
    }

    /** @param dep whether only pages marked executable can be executed */
    public AddressSpace(boolean dep) {
        dataExecution = !dep;
    }

    /** From now on only pages that are marked executable can be executed (DEP); before, all that can be read. */
    public void preventDataExecution() {
        dataExecution = false;
        for (int page = 0; page < PAGES; page++) {
            Page entry = table.get(page);
            if (entry != null && !entry.protection.executable()) {
                forgetCode(page);
                refresh(page);
            }
        }
    }

    public boolean preventsDataExecution() {
        return !dataExecution;
    }

    // ---------------------------------------------------------------- pages

    /**
     * Maps pages that read as zero. Pages in the range that were mapped before lose their contents.
     *
     * @param address on a page boundary
     * @param length  bytes, a multiple of the page size
     */
    public void map(int address, long length, Protection protection) {
        for (int page = first(address, length), end = page + count(length); page != end; page++) {
            forgetCode(page);
            table.put(page & PAGES - 1, new Page(ZEROS, protection));
            refresh(page & PAGES - 1);
        }
    }

    /** Takes pages away; those not mapped are passed over. Range as for {@link #map}. */
    public void unmap(int address, long length) {
        for (int page = first(address, length), end = page + count(length); page != end; page++) {
            forgetCode(page);
            table.put(page & PAGES - 1, null);
            refresh(page & PAGES - 1);
        }
    }

    /** Changes what may be done; pages that are not mapped are passed over. Range as for {@link #map}. */
    public void protect(int address, long length, Protection protection) {
        for (int page = first(address, length), end = page + count(length); page != end; page++) {
            Page entry = table.get(page & PAGES - 1);
            if (entry != null) {
                forgetCode(page);
                entry.protection = protection;
                refresh(page & PAGES - 1);
            }
        }
    }

    public boolean isMapped(int address) {
        return table.get(address >>> PAGE_SHIFT) != null;
    }

    /** What may be done with the page that holds {@code address}; {@link Protection#NO_ACCESS} when none does. */
    public Protection protection(int address) {
        Page page = table.get(address >>> PAGE_SHIFT);
        return page == null ? Protection.NO_ACCESS : page.protection;
    }

    /** The first fault that an access of {@code length} bytes would meet; nothing is touched. */
    public Optional<MemoryFault> probe(int address, long length, AccessKind kind) {
        int at = address;
        for (long left = length; left > 0; ) {
            if (!allows(at, kind)) {
                return Optional.of(new MemoryFault(at, kind));
            }
            int rest = PAGE_SIZE - (at & OFFSET);
            left -= rest;
            at += rest;
        }
        return Optional.empty();
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

    private boolean allows(int address, AccessKind kind) {
        Page page = table.get(address >>> PAGE_SHIFT);
        if (page == null) {
            return false;
        }
        return page.protection.allows(kind == AccessKind.EXECUTE && dataExecution ? AccessKind.READ : kind);
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

    // ---------------------------------------------------------------- the guest's accesses

    public int read8(int address) {
        byte[] page = readable[address >>> PAGE_SHIFT];
        if (page == null) {
            throw new MemoryFault(address, AccessKind.READ);
        }
        return PageBytes.get8(page, address & OFFSET);
    }

    public int read16(int address) {
        byte[] page = readable[address >>> PAGE_SHIFT];
        int offset = address & OFFSET;
        if (page == null || offset > PAGE_SIZE - 2) {
            return (int) readSlowly(address, 2, AccessKind.READ);
        }
        return PageBytes.get16(page, offset);
    }

    public int read32(int address) {
        byte[] page = readable[address >>> PAGE_SHIFT];
        int offset = address & OFFSET;
        if (page == null || offset > PAGE_SIZE - 4) {
            return (int) readSlowly(address, 4, AccessKind.READ);
        }
        return PageBytes.get32(page, offset);
    }

    public long read64(int address) {
        byte[] page = readable[address >>> PAGE_SHIFT];
        int offset = address & OFFSET;
        if (page == null || offset > PAGE_SIZE - 8) {
            return readSlowly(address, 8, AccessKind.READ);
        }
        return PageBytes.get64(page, offset);
    }

    /** The load of a read-modify-write: faults, as a write, unless the store that follows will succeed. */
    public int modify8(int address) {
        byte[] page = writable[address >>> PAGE_SHIFT];
        return page == null ? (int) readSlowly(address, 1, AccessKind.WRITE) : PageBytes.get8(page, address & OFFSET);
    }

    /** As {@link #modify8}. */
    public int modify16(int address) {
        byte[] page = writable[address >>> PAGE_SHIFT];
        int offset = address & OFFSET;
        if (page == null || offset > PAGE_SIZE - 2) {
            return (int) readSlowly(address, 2, AccessKind.WRITE);
        }
        return PageBytes.get16(page, offset);
    }

    /** As {@link #modify8}. */
    public int modify32(int address) {
        byte[] page = writable[address >>> PAGE_SHIFT];
        int offset = address & OFFSET;
        if (page == null || offset > PAGE_SIZE - 4) {
            return (int) readSlowly(address, 4, AccessKind.WRITE);
        }
        return PageBytes.get32(page, offset);
    }

    /** As {@link #modify8}. */
    public long modify64(int address) {
        byte[] page = writable[address >>> PAGE_SHIFT];
        int offset = address & OFFSET;
        if (page == null || offset > PAGE_SIZE - 8) {
            return readSlowly(address, 8, AccessKind.WRITE);
        }
        return PageBytes.get64(page, offset);
    }

    /** @param value bits above the lowest 8 are ignored */
    public void write8(int address, int value) {
        byte[] page = writable[address >>> PAGE_SHIFT];
        if (page == null) {
            writeSlowly(address, value, 1);
        } else {
            PageBytes.put8(page, address & OFFSET, value);
        }
    }

    /** @param value bits above the lowest 16 are ignored */
    public void write16(int address, int value) {
        byte[] page = writable[address >>> PAGE_SHIFT];
        int offset = address & OFFSET;
        if (page == null || offset > PAGE_SIZE - 2) {
            writeSlowly(address, value, 2);
        } else {
            PageBytes.put16(page, offset, value);
        }
    }

    public void write32(int address, int value) {
        byte[] page = writable[address >>> PAGE_SHIFT];
        int offset = address & OFFSET;
        if (page == null || offset > PAGE_SIZE - 4) {
            writeSlowly(address, value, 4);
        } else {
            PageBytes.put32(page, offset, value);
        }
    }

    public void write64(int address, long value) {
        byte[] page = writable[address >>> PAGE_SHIFT];
        int offset = address & OFFSET;
        if (page == null || offset > PAGE_SIZE - 8) {
            writeSlowly(address, value, 8);
        } else {
            PageBytes.put64(page, offset, value);
        }
    }

    /** Copies out of guest memory; stops with {@link MemoryFault} at the first page that refuses. */
    public void read(int address, byte[] to, int offset, int length) {
        for (int done = 0; done < length; ) {
            int at = address + done;
            byte[] page = readable[at >>> PAGE_SHIFT];
            if (page == null) {
                throw new MemoryFault(at, AccessKind.READ);
            }
            int part = Math.min(length - done, PAGE_SIZE - (at & OFFSET));
            System.arraycopy(page, at & OFFSET, to, offset + done, part);
            done += part;
        }
    }

    /** Copies into guest memory; pages before the one that refuses have been written when {@link MemoryFault} comes. */
    public void write(int address, byte[] from, int offset, int length) {
        for (int done = 0; done < length; ) {
            int at = address + done;
            if (!allows(at, AccessKind.WRITE)) {
                throw new MemoryFault(at, AccessKind.WRITE);
            }
            int part = Math.min(length - done, PAGE_SIZE - (at & OFFSET));
            store(at, from, offset + done, part);
            done += part;
        }
    }

    /**
     * Copies as many bytes as fast access allows, for string instructions: at most to the next page boundary of
     * either side, and none when bytes would be read that were written here (the instruction goes byte by byte).
     *
     * @return how many were copied, a multiple of {@code unit}; 0 means the elements must be moved one by one
     */
    public int copyAhead(int to, int from, int length, int unit) {
        byte[] source = readable[from >>> PAGE_SHIFT];
        byte[] target = writable[to >>> PAGE_SHIFT];
        if (source == null || target == null || source == target && to - from > 0) {
            return 0;
        }
        int part = Math.min(length, PAGE_SIZE - Math.max(from & OFFSET, to & OFFSET)) & -unit;
        System.arraycopy(source, from & OFFSET, target, to & OFFSET, part);
        return part;
    }

    /** As {@link #copyAhead} with the same 8, 16 or 32 bits again and again. */
    public int fillAhead(int to, int value, int length, int unit) {
        byte[] target = writable[to >>> PAGE_SHIFT];
        if (target == null) {
            return 0;
        }
        int start = to & OFFSET;
        int part = Math.min(length, PAGE_SIZE - start) & -unit;
        for (int at = start; at < start + part; at += unit) {
            if (unit == 4) {
                PageBytes.put32(target, at, value);
            } else if (unit == 2) {
                PageBytes.put16(target, at, value);
            } else {
                PageBytes.put8(target, at, value);
            }
        }
        return part;
    }

    private long readSlowly(int address, int size, AccessKind kind) {
        int last = address + size - 1;
        require(address, kind);
        if (last >>> PAGE_SHIFT != address >>> PAGE_SHIFT) {
            require(last & ~OFFSET, kind);
        }
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            int at = address + i;
            value = value << 8 | bytes(at)[at & OFFSET] & 0xFF;
        }
        return value;
    }

    private void writeSlowly(int address, long value, int size) {
        int last = address + size - 1;
        require(address, AccessKind.WRITE);
        if (last >>> PAGE_SHIFT != address >>> PAGE_SHIFT) {
            require(last & ~OFFSET, AccessKind.WRITE);
        }
        byte[] parts = new byte[size];
        for (int i = 0; i < size; i++) {
            parts[i] = (byte) (value >>> 8 * i);
        }
        int inFirst = Math.min(size, PAGE_SIZE - (address & OFFSET));
        store(address, parts, 0, inFirst);
        if (inFirst < size) {
            store(address + inFirst, parts, inFirst, size - inFirst);
        }
    }

    private void require(int address, AccessKind kind) {
        if (!allows(address, kind)) {
            throw new MemoryFault(address, kind);
        }
    }

    // ---------------------------------------------------------------- the host's accesses

    /** Copies out of mapped pages whatever their protection; a page that is not mapped throws {@link MemoryFault}. */
    public void peek(int address, byte[] to, int offset, int length) {
        for (int done = 0; done < length; ) {
            int at = address + done;
            byte[] page = bytes(at);
            int part = Math.min(length - done, PAGE_SIZE - (at & OFFSET));
            System.arraycopy(page, at & OFFSET, to, offset + done, part);
            done += part;
        }
    }

    /** 32 bits of mapped pages, whatever their protection. */
    public int peek32(int address) {
        byte[] four = new byte[4];
        peek(address, four, 0, 4);
        return PageBytes.get32(four, 0);
    }

    /** Writes into mapped pages whatever their protection; a page that is not mapped throws {@link MemoryFault}. */
    public void poke(int address, byte[] from, int offset, int length) {
        for (int done = 0; done < length; ) {
            int at = address + done;
            if (table.get(at >>> PAGE_SHIFT) == null) {
                throw new MemoryFault(at, AccessKind.WRITE);
            }
            int part = Math.min(length - done, PAGE_SIZE - (at & OFFSET));
            store(at, from, offset + done, part);
            done += part;
        }
    }

    public void poke(int address, byte[] from) {
        poke(address, from, 0, from.length);
    }

    /** Writes 32 bits into mapped pages, whatever their protection. */
    public void poke32(int address, int value) {
        byte[] four = new byte[4];
        PageBytes.put32(four, 0, value);
        poke(address, four, 0, 4);
    }

    private byte[] bytes(int address) {
        Page page = table.get(address >>> PAGE_SHIFT);
        if (page == null) {
            throw new MemoryFault(address, AccessKind.READ);
        }
        return page.bytes;
    }

    /** Writes within one mapped page; every store that is not the fast one ends here. */
    private void store(int address, byte[] from, int offset, int length) {
        int number = address >>> PAGE_SHIFT;
        Page page = table.get(number);
        if (page.bytes == ZEROS) {
            page.bytes = new byte[PAGE_SIZE];
            refresh(number);
        }
        System.arraycopy(from, offset, page.bytes, address & OFFSET, length);
        if (page.watched) {
            codeWatch.changed(address, length);
        }
    }

    // ---------------------------------------------------------------- code

    /**
     * The bytes from {@code address} that can be executed, for the decoder: as many as {@code to} holds, or fewer
     * when a page that can't be executed comes before.
     *
     * @return how many; 0 when not even the first can be
     */
    public int fetch(int address, byte[] to) {
        int done = 0;
        while (done < to.length && allows(address + done, AccessKind.EXECUTE)) {
            int at = address + done;
            int part = Math.min(to.length - done, PAGE_SIZE - (at & OFFSET));
            System.arraycopy(bytes(at), at & OFFSET, to, done, part);
            done += part;
        }
        return done;
    }

    /** Who hears of changes to watched pages. One listener: the cache of decoded code of this address space. */
    public void setCodeWatch(CodeWatch watch) {
        codeWatch = watch;
    }

    public CodeWatch codeWatch() {
        return codeWatch;
    }

    /** Whether changes to the page that holds {@code address} are reported; writes to it take the slow way then. */
    public void watch(int address, boolean watched) {
        int number = address >>> PAGE_SHIFT;
        Page page = table.get(number);
        if (page != null && page.watched != watched) {
            page.watched = watched;
            refresh(number);
        }
    }

    private void forgetCode(int number) {
        Page page = table.get(number & PAGES - 1);
        if (page != null && page.watched) {
            codeWatch.changed(number << PAGE_SHIFT, PAGE_SIZE);
        }
    }
}
