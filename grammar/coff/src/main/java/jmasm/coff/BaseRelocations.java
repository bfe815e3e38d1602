package jmasm.coff;

import java.util.ArrayList;
import java.util.List;
import jmasm.base.ByteReader;
import jmasm.base.ByteWriter;
import jmasm.base.MalformedInput;

/** The places of an image that hold addresses, to be changed when it is loaded elsewhere than at its image base. */
public record BaseRelocations(List<Entry> entries) {

    private static final int PAGE_MASK = 0xFFF;
    private static final int BLOCK_HEADER = 8;

    /** @param type IMAGE_REL_BASED_* other than ABSOLUTE, which is only padding */
    public record Entry(int rva, int type) {}

    /** @param rvas of 32-bit addresses, ascending */
    public static BaseRelocations ofAddresses(int[] rvas) {
        List<Entry> entries = new ArrayList<>(rvas.length);
        for (int rva : rvas) {
            entries.add(new Entry(rva, WinNt.IMAGE_REL_BASED_HIGHLOW));
        }
        return new BaseRelocations(entries);
    }

    /** The table of 32-bit addresses, without an object for each. @param rvas ascending */
    public static byte[] tableOf(int[] rvas) {
        ByteWriter out = new ByteWriter();
        int at = 0;
        while (at < rvas.length) {
            int page = rvas[at] & ~PAGE_MASK;
            int start = out.size();
            out.u32(page).u32(0);
            while (at < rvas.length && (rvas[at] & ~PAGE_MASK) == page) {
                out.u16(WinNt.IMAGE_REL_BASED_HIGHLOW << 12 | rvas[at++] & PAGE_MASK);
            }
            out.align(4);
            out.patch32(start + 4, out.size() - start);
        }
        return out.toByteArray();
    }

    public static BaseRelocations read(PeImage image) throws MalformedInput {
        DataDirectory directory = image.directory(Directory.BASERELOC);
        if (!directory.isPresent() || directory.size() == 0) {
            return new BaseRelocations(List.of());
        }
        ByteReader in = image.at(directory.rva(), "the base relocation table");
        if (Integer.compareUnsigned(directory.size(), in.remaining()) > 0) {
            throw new MalformedInput("the base relocation table is cut off");
        }
        return read(in.bytes(directory.size()));
    }

    public static BaseRelocations read(byte[] table) throws MalformedInput {
        ByteReader in = new ByteReader(table);
        List<Entry> entries = new ArrayList<>();
        while (in.remaining() >= BLOCK_HEADER) {
            int page = in.i32();
            long size = in.u32();
            if (size == 0) {
                break;
            }
            if (size < BLOCK_HEADER || size - BLOCK_HEADER > in.remaining()) {
                throw new MalformedInput(
                        String.format("the base relocation block of page %Xh has %Xh bytes", page, size));
            }
            for (long i = BLOCK_HEADER; i + 1 < size; i += 2) {
                int entry = in.u16();
                if (entry >> 12 != WinNt.IMAGE_REL_BASED_ABSOLUTE) {
                    entries.add(new Entry(page + (entry & PAGE_MASK), entry >> 12));
                }
            }
            in.skip((int) (size & 1));
        }
        return new BaseRelocations(List.copyOf(entries));
    }

    /** One block for each page, padded to four bytes; entries stand in order. */
    public byte[] toBytes() {
        ByteWriter out = new ByteWriter();
        int at = 0;
        while (at < entries.size()) {
            int page = entries.get(at).rva() & ~PAGE_MASK;
            int start = out.size();
            out.u32(page).u32(0);
            while (at < entries.size() && (entries.get(at).rva() & ~PAGE_MASK) == page) {
                Entry entry = entries.get(at++);
                out.u16(entry.type() << 12 | entry.rva() & PAGE_MASK);
            }
            out.align(4);
            out.patch32(start + 4, out.size() - start);
        }
        return out.toByteArray();
    }
}
