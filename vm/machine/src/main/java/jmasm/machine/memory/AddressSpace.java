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

    private static final int PAGE_SHIFT = MappedPages.PAGE_SHIFT;
    private static final int OFFSET = MappedPages.OFFSET;

    private final MappedPages pages;
    private final byte[][] readable;
    private final byte[][] writable;

    /** Data execution prevention off, as for programs on Windows XP: what can be read can be executed. */
    public AddressSpace() {
        this(false);
    }

    /** @param dep whether only pages marked executable can be executed */
    public AddressSpace(boolean dep) {
        pages = new MappedPages(!dep);
        readable = pages.readable;
        writable = pages.writable;
    }

    /** From now on only pages that are marked executable can be executed (DEP); before, all that can be read. */
    public void preventDataExecution() {
        pages.preventDataExecution();
    }

    public boolean preventsDataExecution() {
        return pages.preventsDataExecution();
    }

    // ---------------------------------------------------------------- pages

    /**
     * Maps pages that read as zero. Pages in the range that were mapped before lose their contents.
     *
     * @param address on a page boundary
     * @param length  bytes, a multiple of the page size
     */
    public void map(int address, long length, Protection protection) {
        pages.map(address, length, protection);
    }

    /** Takes pages away; those not mapped are passed over. Range as for {@link #map}. */
    public void unmap(int address, long length) {
        pages.unmap(address, length);
    }

    /** Changes what may be done; pages that are not mapped are passed over. Range as for {@link #map}. */
    public void protect(int address, long length, Protection protection) {
        pages.protect(address, length, protection);
    }

    public boolean isMapped(int address) {
        return pages.at(address) != null;
    }

    /** What may be done with the page that holds {@code address}; {@link Protection#NO_ACCESS} when none does. */
    public Protection protection(int address) {
        Page page = pages.at(address);
        return page == null ? Protection.NO_ACCESS : page.protection;
    }

    /** The first fault that an access of {@code length} bytes would meet; nothing is touched. */
    public Optional<MemoryFault> probe(int address, long length, AccessKind kind) {
        int at = address;
        for (long left = length; left > 0; ) {
            if (!pages.allows(at, kind)) {
                return Optional.of(new MemoryFault(at, kind));
            }
            int rest = PAGE_SIZE - (at & OFFSET);
            left -= rest;
            at += rest;
        }
        return Optional.empty();
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
            if (!pages.allows(at, AccessKind.WRITE)) {
                throw new MemoryFault(at, AccessKind.WRITE);
            }
            int part = Math.min(length - done, PAGE_SIZE - (at & OFFSET));
            pages.store(at, from, offset + done, part);
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
            value = value << 8 | pages.bytes(at)[at & OFFSET] & 0xFF;
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
        pages.store(address, parts, 0, inFirst);
        if (inFirst < size) {
            pages.store(address + inFirst, parts, inFirst, size - inFirst);
        }
    }

    private void require(int address, AccessKind kind) {
        if (!pages.allows(address, kind)) {
            throw new MemoryFault(address, kind);
        }
    }

    // ---------------------------------------------------------------- the host's accesses

    /** Copies out of mapped pages whatever their protection; a page that is not mapped throws {@link MemoryFault}. */
    public void peek(int address, byte[] to, int offset, int length) {
        for (int done = 0; done < length; ) {
            int at = address + done;
            byte[] page = pages.bytes(at);
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
            if (pages.at(at) == null) {
                throw new MemoryFault(at, AccessKind.WRITE);
            }
            int part = Math.min(length - done, PAGE_SIZE - (at & OFFSET));
            pages.store(at, from, offset + done, part);
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

    // ---------------------------------------------------------------- code

    /**
     * The bytes from {@code address} that can be executed, for the decoder: as many as {@code to} holds, or fewer
     * when a page that can't be executed comes before.
     *
     * @return how many; 0 when not even the first can be
     */
    public int fetch(int address, byte[] to) {
        int done = 0;
        while (done < to.length && pages.allows(address + done, AccessKind.EXECUTE)) {
            int at = address + done;
            int part = Math.min(to.length - done, PAGE_SIZE - (at & OFFSET));
            System.arraycopy(pages.bytes(at), at & OFFSET, to, done, part);
            done += part;
        }
        return done;
    }

    /** Who hears of changes to watched pages. One listener: the cache of decoded code of this address space. */
    public void setCodeWatch(CodeWatch watch) {
        pages.setCodeWatch(watch);
    }

    public CodeWatch codeWatch() {
        return pages.codeWatch();
    }

    /** Whether changes to the page that holds {@code address} are reported; writes to it take the slow way then. */
    public void watch(int address, boolean watched) {
        pages.watch(address, watched);
    }
}
