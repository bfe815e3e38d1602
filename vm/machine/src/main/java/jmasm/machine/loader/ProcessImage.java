package jmasm.machine.loader;

import java.util.List;
import jmasm.base.Diagnostic;
import jmasm.base.FatalProblem;
import jmasm.base.MalformedInput;
import jmasm.coff.BaseRelocations;
import jmasm.coff.OptionalHeader;
import jmasm.coff.PeImage;
import jmasm.coff.PeSection;
import jmasm.coff.WinNt;
import jmasm.machine.kernel.Reservations;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;
import jmasm.machine.message.Messages;
import jmasm.machine.message.RunProblem;
import jmasm.machine.nt.Hex;

/** Maps an image as the kernel does for a section made with SEC_IMAGE. */
final class ProcessImage {

    private static final int PAGE = AddressSpace.PAGE_SIZE;

    /** Where images go that can't lie at their base: above the first heaps, as on Windows XP. */
    private static final int FROM = 0x0034_0000;

    private final AddressSpace memory;
    private final Reservations reservations;

    ProcessImage(AddressSpace memory, Reservations reservations) {
        this.memory = memory;
        this.reservations = reservations;
    }

    /**
     * Maps an image at its base or, when that is taken, elsewhere.
     *
     * @param name for messages
     * @return where it lies
     * @throws MalformedInput when its headers contradict themselves
     * @throws FatalProblem when there is no room for it
     */
    int map(String name, PeImage image) throws MalformedInput {
        checkExtent(image);
        int base = place(name, image);
        mapHeaders(image, base);
        for (PeSection section : image.sections()) {
            mapSection(image, section, base);
        }
        relocate(image, base);
        return base;
    }

    private static void checkExtent(PeImage image) throws MalformedInput {
        OptionalHeader header = image.optionalHeader();
        long size = header.sizeOfImage() & 0xFFFF_FFFFL;
        if (size == 0) {
            throw new MalformedInput("its SizeOfImage is 0");
        }
        for (PeSection section : image.sections()) {
            if (!isMappedAsOne(image) && (section.virtualAddress() & PAGE - 1) != 0) {
                throw new MalformedInput("its section " + section.name() + " begins at RVA "
                        + Hex.of(section.virtualAddress()) + ", within a page");
            }
            long end = (section.virtualAddress() & 0xFFFF_FFFFL) + (section.mappedSize() & 0xFFFF_FFFFL);
            if (end > roundUp(size)) {
                throw new MalformedInput("its section " + section.name() + " ends at " + Long.toHexString(end)
                        + "h, behind the image's end");
            }
        }
        if ((header.imageBase() & Reservations.GRANULARITY - 1) != 0) {
            throw new MalformedInput("its image base, " + Hex.address(header.imageBase()) + ", is no multiple of "
                    + Hex.of(Reservations.GRANULARITY));
        }
    }

    private int place(String name, PeImage image) {
        long size = roundUp(image.optionalHeader().sizeOfImage() & 0xFFFF_FFFFL);
        int base = image.imageBase();
        if (!reservations.isFree(base, size)) {
            boolean movable = (image.characteristics() & WinNt.IMAGE_FILE_RELOCS_STRIPPED) == 0;
            base = movable ? reservations.findFree(FROM, size) : 0;
            if (base == 0) {
                throw new FatalProblem(
                        Diagnostic.in(Messages.TOOL, RunProblem.BASE_TAKEN, name, Hex.address(image.imageBase())));
            }
        }
        reservations.take(base, size);
        return base;
    }

    /** An image whose sections are aligned to less than a page is mapped as it lies in the file, all of it writable. */
    private static boolean isMappedAsOne(PeImage image) {
        return Integer.compareUnsigned(image.optionalHeader().sectionAlignment(), PAGE) < 0;
    }

    private void mapHeaders(PeImage image, int base) {
        if (isMappedAsOne(image)) {
            long size = roundUp(image.optionalHeader().sizeOfImage() & 0xFFFF_FFFFL);
            memory.map(base, size, Protection.EXECUTE_READ_WRITE);
        } else {
            memory.map(base, roundUp(Math.max(1, image.headers().length)), Protection.READ_ONLY);
        }
        memory.poke(base, image.headers());
    }

    private void mapSection(PeImage image, PeSection section, int base) {
        int address = base + section.virtualAddress();
        int size = section.mappedSize();
        if (size == 0) {
            return;
        }
        if (!isMappedAsOne(image)) {
            memory.map(address, roundUp(size & 0xFFFF_FFFFL), protection(section));
        }
        byte[] data = section.data();
        memory.poke(address, data, 0, (int) Math.min(data.length, size & 0xFFFF_FFFFL));
    }

    private static Protection protection(PeSection section) {
        boolean writable = section.has(WinNt.IMAGE_SCN_MEM_WRITE);
        if (section.has(WinNt.IMAGE_SCN_MEM_EXECUTE)) {
            return writable ? Protection.EXECUTE_READ_WRITE : Protection.EXECUTE_READ;
        }
        if (writable) {
            return Protection.READ_WRITE;
        }
        return section.has(WinNt.IMAGE_SCN_MEM_READ) ? Protection.READ_ONLY : Protection.NO_ACCESS;
    }

    private void relocate(PeImage image, int base) throws MalformedInput {
        int delta = base - image.imageBase();
        if (delta == 0) {
            return;
        }
        List<BaseRelocations.Entry> entries = BaseRelocations.read(image).entries();
        int size = image.optionalHeader().sizeOfImage();
        for (BaseRelocations.Entry entry : entries) {
            int address = base + entry.rva();
            boolean inside = Integer.compareUnsigned(entry.rva(), size - 4) <= 0
                    && memory.isMapped(address)
                    && memory.isMapped(address + 3);
            if (!inside) {
                throw new MalformedInput(
                        "a base relocation is at RVA " + Hex.of(entry.rva()) + ", outside its sections");
            }
            switch (entry.type()) {
                case WinNt.IMAGE_REL_BASED_HIGHLOW -> memory.poke32(address, memory.peek32(address) + delta);
                case WinNt.IMAGE_REL_BASED_HIGH -> add16(address, delta >>> 16);
                case WinNt.IMAGE_REL_BASED_LOW -> add16(address, delta);
                default -> throw new MalformedInput("a base relocation has the unknown type " + entry.type());
            }
        }
    }

    private void add16(int address, int value) {
        byte[] bytes = new byte[2];
        memory.peek(address, bytes, 0, 2);
        int sum = (bytes[0] & 0xFF | bytes[1] << 8) + value;
        memory.poke(address, new byte[] {(byte) sum, (byte) (sum >> 8)});
    }

    private static long roundUp(long size) {
        return (size + PAGE - 1) & -(long) PAGE;
    }
}
