package jmasm.machine.linux;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Segment;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;

/** The few calls ({@code int 80h}) that a static program with the GNU library makes to print something and to end. */
final class SystemCalls {

    private static final int NOT_IMPLEMENTED = -38;
    private static final int BAD_FILE = -9;
    private static final int NO_TERMINAL = -25;
    private static final int NO_MEMORY = -12;

    /** MAP_FIXED. */
    private static final int FIXED = 0x10;

    /** The descriptor whose selector is the one that the engine lets have a base of its own. */
    private static final int THREAD_DESCRIPTOR = Segment.USER_THREAD_BLOCK >>> 3;

    private final AddressSpace memory;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private final Signals signals;
    private int breakAddress;
    private int mapAddress = 0x5000_0000;
    private boolean ended;
    private int exitCode;

    SystemCalls(AddressSpace memory, Signals signals, int breakAddress) {
        this.memory = memory;
        this.signals = signals;
        this.breakAddress = breakAddress;
    }

    boolean ended() {
        return ended;
    }

    int exitCode() {
        return exitCode;
    }

    byte[] output() {
        return output.toByteArray();
    }

    /** What went to the error stream. */
    byte[] complaints() {
        return complaints.toByteArray();
    }

    /** Does what the registers ask for; the answer goes to EAX. */
    void call(Cpu cpu) {
        cpu.setEax(answer(cpu, cpu.ebx(), cpu.ecx(), cpu.edx()));
    }

    private int answer(Cpu cpu, int first, int second, int third) {
        return switch (cpu.eax()) {
            case 1, 252 -> exit(first);
            case 3, 175, 258, 311 -> 0; // read (the end), sigprocmask, thread addresses
            case 4 -> write(first, second, third);
            case 45 -> grow(first);
            case 20, 224 -> 1234; // getpid, gettid
            case 54 -> NO_TERMINAL; // ioctl
            case 91 -> unmap(first, second);
            case 122 -> name(first);
            case 125 -> protect(first, second, third);
            case 146 -> writeVector(first, second, third);
            case 174 -> signals.set(first, second, third);
            case 192 -> map(first, second, third, (cpu.esi() & FIXED) != 0);
            case 197 -> status(first, second);
            case 243 -> setThreadArea(cpu, first);
            case 270 -> exit(128 + third); // tgkill: abort()
            case 355 -> random(first, second);
            default -> NOT_IMPLEMENTED;
        };
    }

    private int exit(int code) {
        ended = true;
        exitCode = code & 0xFF;
        return 0;
    }

    private int write(int file, int address, int count) {
        if (file != 1 && file != 2) {
            return BAD_FILE;
        }
        byte[] bytes = new byte[count];
        memory.read(address, bytes, 0, count);
        (file == 1 ? output : complaints).write(bytes, 0, count);
        return count;
    }

    private int writeVector(int file, int vectors, int count) {
        int written = 0;
        for (int i = 0; i < count; i++) {
            int length = memory.read32(vectors + 8 * i + 4);
            written += write(file, memory.read32(vectors + 8 * i), length);
        }
        return written;
    }

    private int grow(int wanted) {
        if (wanted != 0 && Integer.compareUnsigned(wanted, breakAddress) > 0) {
            int from = breakAddress + AddressSpace.PAGE_SIZE - 1 & -AddressSpace.PAGE_SIZE;
            int to = wanted + AddressSpace.PAGE_SIZE - 1 & -AddressSpace.PAGE_SIZE;
            if (from != to) {
                memory.map(from, to - from, Protection.READ_WRITE);
            }
            breakAddress = wanted;
        }
        return breakAddress;
    }

    /** mmap2, of memory that no file is behind; where the program wants it, if nothing is there. */
    private int map(int wanted, int length, int rights, boolean fixed) {
        int size = pages(length);
        if (size <= 0) {
            return NO_MEMORY;
        }
        boolean free = wanted != 0;
        for (int page = wanted; free && !fixed && page != wanted + size; page += AddressSpace.PAGE_SIZE) {
            free = !memory.isMapped(page);
        }
        int address = free ? wanted : mapAddress;
        memory.map(address, size, protection(rights));
        mapAddress += free ? 0 : size;
        return address;
    }

    private int unmap(int address, int length) {
        memory.unmap(address, pages(length));
        return 0;
    }

    private int protect(int address, int length, int rights) {
        memory.protect(address, pages(length), protection(rights));
        return 0;
    }

    private static int pages(int length) {
        return length + AddressSpace.PAGE_SIZE - 1 & -AddressSpace.PAGE_SIZE;
    }

    private static Protection protection(int rights) {
        boolean any = (rights & 7) != 0;
        return new Protection(any, (rights & 2) != 0, (rights & 4) != 0, false);
    }

    /** uname: six fields of 65 bytes. */
    private int name(int address) {
        String[] fields = {"Linux", "host", "5.10.0", "#1", "i686", ""};
        for (int i = 0; i < fields.length; i++) {
            byte[] bytes = Arrays.copyOf(fields[i].getBytes(java.nio.charset.StandardCharsets.US_ASCII), 65);
            memory.write(address + 65 * i, bytes, 0, bytes.length);
        }
        return 0;
    }

    /** fstat64: a pipe. */
    private int status(int file, int address) {
        memory.write(address, new byte[96], 0, 96);
        memory.write32(address + 16, 0x1180);
        memory.write32(address + 52, 4096);
        return file <= 2 ? 0 : BAD_FILE;
    }

    private int setThreadArea(Cpu cpu, int description) {
        memory.write32(description, THREAD_DESCRIPTOR);
        // The library keeps its data below the address as well.
        cpu.describeThreadBlock(memory.read32(description + 4), -1);
        return 0;
    }

    private int random(int address, int count) {
        memory.write(address, new byte[count], 0, count);
        return count;
    }
}
