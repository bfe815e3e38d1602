package jmasm.machine.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;

/** A statically linked program for 32-bit Linux. */
final class Elf32 {

    private static final int LOAD = 1;
    private static final int EXECUTE = 1;
    private static final int WRITE = 2;

    private final ByteBuffer file;

    /**
     * A piece of the program in memory.
     *
     * @param size in memory; what the file doesn't have is zeros
     */
    record Piece(int address, int size, int offset, int sizeInFile, int flags) {

        boolean isWritable() {
            return (flags & WRITE) != 0;
        }
    }

    Elf32(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (file.getInt(0) != 0x464C_457F || file.getShort(16) != 2 || file.getShort(18) != 3) {
            throw new IllegalArgumentException("no static ELF program for the 80386");
        }
    }

    int entry() {
        return file.getInt(24);
    }

    /** How many program headers there are. */
    int headers() {
        return file.getShort(44);
    }

    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        int at = file.getInt(28);
        for (int i = 0; i < headers(); i++, at += 32) {
            if (file.getInt(at) == LOAD) {
                pieces.add(new Piece(
                        file.getInt(at + 8),
                        file.getInt(at + 20),
                        file.getInt(at + 4),
                        file.getInt(at + 16),
                        file.getInt(at + 24)));
            }
        }
        return pieces;
    }

    /** Where the program headers lie in memory: the first piece begins with the file's own header. */
    int headersAddress() {
        return pieces().get(0).address() - pieces().get(0).offset() + file.getInt(28);
    }

    /** Maps the pieces. @return the first page behind them */
    int load(AddressSpace memory) {
        int end = 0;
        for (Piece piece : pieces()) {
            int first = piece.address() & -AddressSpace.PAGE_SIZE;
            int behind = pageBehind(piece.address() + piece.size());
            for (int page = first; page != behind; page += AddressSpace.PAGE_SIZE) {
                if (!memory.isMapped(page)) {
                    memory.map(page, AddressSpace.PAGE_SIZE, Protection.EXECUTE_READ_WRITE);
                }
            }
            memory.poke(piece.address(), bytes(piece));
            memory.protect(first, behind - first, protection(piece));
            end = behind;
        }
        return end;
    }

    private byte[] bytes(Piece piece) {
        byte[] bytes = new byte[piece.sizeInFile()];
        file.get(piece.offset(), bytes);
        return bytes;
    }

    private static Protection protection(Piece piece) {
        if (piece.isWritable()) {
            return (piece.flags() & EXECUTE) != 0 ? Protection.EXECUTE_READ_WRITE : Protection.READ_WRITE;
        }
        return (piece.flags() & EXECUTE) != 0 ? Protection.EXECUTE_READ : Protection.READ_ONLY;
    }

    private static int pageBehind(int address) {
        return address + AddressSpace.PAGE_SIZE - 1 & -AddressSpace.PAGE_SIZE;
    }
}
