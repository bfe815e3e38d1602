package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.PackedLogic;
import jmasm.machine.cpu.Shuffles;
import jmasm.machine.memory.AccessKind;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Instruction;
import jmasm.x86.VectorMoveOperation;

/** Moves between MMX, XMM and general registers and memory, whole or by elements. */
final class VectorMoveStep extends VectorStep {

    private final VectorMoveOperation operation;

    /** MASKMOVQ's destination, which its encoding doesn't show. */
    private final int dataSegment;

    private final int addressMask;
    private final boolean secondIsMmx;

    VectorMoveStep(Instruction instruction, VectorMoveOperation operation) {
        super(instruction);
        this.operation = operation;
        dataSegment = OperandStep.dataSegment(instruction);
        addressMask = instruction.addressSize() == 2 ? 0xFFFF : -1;
        secondIsMmx = isMmx(instruction, 1);
    }

    @Override
    int run(Cpu cpu, AddressSpace memory) {
        if (firstIsMmx || secondIsMmx || operation == VectorMoveOperation.EMMS) {
            checkX87(cpu);
        }
        switch (operation) {
            case EMMS -> cpu.fpu().emms();
            case MOVD, MOVQ, MOV_ALIGNED, MOV_UNALIGNED, MOVQ2DQ, MOVDQ2Q -> move(cpu, memory);
            case MOVSS, MOVSD -> moveScalar(cpu, memory);
            case MOV_LOW, MOV_HIGH -> moveHalf(cpu, memory);
            case MOVMSKPS ->
                cpu.set32(
                        first,
                        PackedLogic.movmskps(cpu.xmmLow(second)) | PackedLogic.movmskps(cpu.xmmHigh(second)) << 2);
            case MOVMSKPD ->
                cpu.set32(first, (int) (cpu.xmmLow(second) >>> 63) | (int) (cpu.xmmHigh(second) >>> 63) << 1);
            case PMOVMSKB -> maskOfSigns(cpu);
            case PEXTRB, PEXTRW, PEXTRD -> extract(cpu, memory);
            case PINSRB, PINSRW, PINSRD -> insert(cpu, memory);
            case INSERTPS -> insertSingle(cpu, memory);
            case MASKMOVQ -> storeMasked(cpu, memory);
            case PTEST -> {
                int at = readAddress(cpu);
                long low = low(cpu, memory, at);
                long high = high(cpu, memory, at);
                PackedLogic.ptest(cpu, cpu.xmmLow(first), cpu.xmmHigh(first), low, high);
            }
            default -> throw new IllegalStateException(operation + " is no move");
        }
        return next;
    }

    private void move(Cpu cpu, AddressSpace memory) {
        if (first < 0) {
            int at = writeAddress(cpu);
            long low = low(cpu, memory, at);
            switch (size()) {
                case 4 -> memory.write32(at, (int) low);
                case 8 -> memory.write64(at, low);
                default -> write128(memory, at, low, high(cpu, memory, at));
            }
            afterRead(cpu);
            return;
        }
        int at = readAddress(cpu);
        long low = low(cpu, memory, at);
        if (firstIsMmx) {
            setMmx(cpu, first, low);
        } else if (firstIsXmm) {
            boolean whole = switch (operation) {
                case MOV_ALIGNED, MOV_UNALIGNED -> true;
                default -> false;
            };
            cpu.setXmm(first, low, whole ? high(cpu, memory, at) : 0);
            afterRead(cpu);
        } else {
            cpu.set32(first, (int) low);
            afterRead(cpu);
        }
    }

    /** Reading an MMX register is a use of them as well. */
    private void afterRead(Cpu cpu) {
        if (secondIsMmx) {
            cpu.fpu().useAsMmx();
        }
    }

    /** From memory the rest of the register is cleared, from another register it stays. */
    private void moveScalar(Cpu cpu, AddressSpace memory) {
        boolean single = size() == 4 || !hasMemory() && operation == VectorMoveOperation.MOVSS;
        if (first < 0) {
            int at = writeAddress(cpu);
            if (single) {
                memory.write32(at, (int) cpu.xmmLow(second));
            } else {
                memory.write64(at, cpu.xmmLow(second));
            }
        } else if (hasMemory()) {
            cpu.setXmm(first, low(cpu, memory, readAddress(cpu)), 0);
        } else if (single) {
            cpu.setXmmLow(first, Shuffles.blend(cpu.xmmLow(first), cpu.xmmLow(second), 1, 32));
        } else {
            cpu.setXmmLow(first, cpu.xmmLow(second));
        }
    }

    private void moveHalf(Cpu cpu, AddressSpace memory) {
        boolean upper = operation == VectorMoveOperation.MOV_HIGH;
        if (first < 0) {
            memory.write64(writeAddress(cpu), upper ? cpu.xmmHigh(second) : cpu.xmmLow(second));
        } else {
            long value = low(cpu, memory, readAddress(cpu));
            cpu.setXmm(first, upper ? cpu.xmmLow(first) : value, upper ? value : cpu.xmmHigh(first));
        }
    }

    private void maskOfSigns(Cpu cpu) {
        if (secondIsMmx) {
            cpu.set32(first, PackedLogic.pmovmskb(cpu.fpu().significand(second)));
            cpu.fpu().useAsMmx();
        } else {
            cpu.set32(first, PackedLogic.pmovmskb(cpu.xmmLow(second)) | PackedLogic.pmovmskb(cpu.xmmHigh(second)) << 8);
        }
    }

    private int elementWidth() {
        return switch (operation) {
            case PEXTRB, PINSRB -> 8;
            case PEXTRW, PINSRW -> 16;
            default -> 32;
        };
    }

    private void extract(Cpu cpu, AddressSpace memory) {
        int width = elementWidth();
        int value = secondIsMmx
                ? Shuffles.extract(cpu.fpu().significand(second), 0, width, constant & 3)
                : Shuffles.extract(cpu.xmmLow(second), cpu.xmmHigh(second), width, constant);
        if (first >= 0) {
            cpu.set32(first, value);
            afterRead(cpu);
            return;
        }
        int at = writeAddress(cpu);
        switch (width) {
            case 8 -> memory.write8(at, value);
            case 16 -> memory.write16(at, value);
            default -> memory.write32(at, value);
        }
    }

    private void insert(Cpu cpu, AddressSpace memory) {
        int width = elementWidth();
        int value = (int) low(cpu, memory, readAddress(cpu));
        if (firstIsMmx) {
            setMmx(cpu, first, Shuffles.insert(cpu.fpu().significand(first), value, width, constant));
        } else if ((constant & 64 / width) == 0) {
            cpu.setXmmLow(first, Shuffles.insert(cpu.xmmLow(first), value, width, constant));
        } else {
            cpu.setXmm(first, cpu.xmmLow(first), Shuffles.insert(cpu.xmmHigh(first), value, width, constant));
        }
    }

    /** INSERTPS: which of the source's, to which place, and which places become zero. */
    private void insertSingle(Cpu cpu, AddressSpace memory) {
        int at = readAddress(cpu);
        int from = hasMemory() ? 0 : constant >>> 6;
        int value = Shuffles.doubleword(low(cpu, memory, at), hasMemory() ? 0 : cpu.xmmHigh(second), from);
        int to = constant >>> 4 & 3;
        long low = to < 2 ? Shuffles.insert(cpu.xmmLow(first), value, 32, to) : cpu.xmmLow(first);
        long high = to < 2 ? cpu.xmmHigh(first) : Shuffles.insert(cpu.xmmHigh(first), value, 32, to);
        cpu.setXmm(first, Shuffles.blend(low, 0, constant, 32), Shuffles.blend(high, 0, constant >>> 2, 32));
    }

    /** All bytes must be in pages that can be written, also those that are not stored. */
    private void storeMasked(Cpu cpu, AddressSpace memory) {
        int count = firstIsMmx ? 8 : 16;
        long low = firstIsMmx ? cpu.fpu().significand(first) : cpu.xmmLow(first);
        long high = firstIsMmx ? 0 : cpu.xmmHigh(first);
        int mask = firstIsMmx
                ? PackedLogic.pmovmskb(cpu.fpu().significand(second))
                : PackedLogic.pmovmskb(cpu.xmmLow(second)) | PackedLogic.pmovmskb(cpu.xmmHigh(second)) << 8;
        // Also when the store then faults, as recorded; stores of MOVQ and its like do it afterwards.
        if (firstIsMmx) {
            cpu.fpu().useAsMmx();
        }
        memory.probe(byteAddress(cpu, 0), count, AccessKind.WRITE).ifPresent(fault -> {
            throw fault;
        });
        for (int i = 0; i < count; i++) {
            if ((mask >>> i & 1) != 0) {
                memory.write8(byteAddress(cpu, i), Shuffles.extract(low, high, 8, i));
            }
        }
    }

    private int byteAddress(Cpu cpu, int distance) {
        return cpu.segment(dataSegment).address(cpu.edi() + distance & addressMask, 1, true);
    }
}
