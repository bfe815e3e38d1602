package jmasm.machine.engine;

import jmasm.machine.cpu.BitFields;
import jmasm.machine.cpu.Bits;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Polynomials;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.BitOperation;
import jmasm.x86.Instruction;

/** Single bits and bit fields. */
final class BitStep extends OperandStep {

    private final BitOperation operation;

    BitStep(Instruction instruction, BitOperation operation) {
        super(instruction);
        this.operation = operation;
    }

    @Override
    int run(Cpu cpu, AddressSpace memory) {
        return switch (operation) {
            case BT -> {
                int offset = source(cpu, memory);
                Bits.bt(cpu, width, bitPlace(offset).get(cpu, memory), offset);
                yield next;
            }
            case BTS, BTR, BTC -> changeBit(cpu, memory);
            case BSF -> store(cpu, memory, Bits.bsf(cpu, old(cpu, memory), source(cpu, memory)));
            case BSR -> store(cpu, memory, Bits.bsr(cpu, old(cpu, memory), source(cpu, memory)));
            case BSWAP -> store(cpu, memory, Bits.bswap(width, old(cpu, memory)));
            case CRC32 -> store(cpu, memory, Polynomials.crc32(old(cpu, memory), source(cpu, memory), second.width()));
            case POPCNT -> store(cpu, memory, Bits.popcnt(cpu, source(cpu, memory)));
            case MOVBE -> store(cpu, memory, Bits.movbe(width, source(cpu, memory)));
            case ANDN -> store(cpu, memory, BitFields.andn(cpu, source(cpu, memory), third.get(cpu, memory)));
            case BEXTR -> store(cpu, memory, BitFields.bextr(cpu, source(cpu, memory), third.get(cpu, memory)));
            case BLSI -> store(cpu, memory, BitFields.blsi(cpu, source(cpu, memory)));
            case BLSMSK -> store(cpu, memory, BitFields.blsmsk(cpu, source(cpu, memory)));
            case BLSR -> store(cpu, memory, BitFields.blsr(cpu, source(cpu, memory)));
            case BZHI -> store(cpu, memory, BitFields.bzhi(cpu, source(cpu, memory), third.get(cpu, memory)));
            case PDEP -> store(cpu, memory, BitFields.pdep(source(cpu, memory), third.get(cpu, memory)));
            case PEXT -> store(cpu, memory, BitFields.pext(source(cpu, memory), third.get(cpu, memory)));
            case MULX -> {
                long product = (cpu.edx() & 0xFFFF_FFFFL) * (third.get(cpu, memory) & 0xFFFF_FFFFL);
                second.set(cpu, memory, (int) product);
                yield store(cpu, memory, (int) (product >>> 32));
            }
            case RORX -> store(cpu, memory, Integer.rotateRight(source(cpu, memory), third.get(cpu, memory)));
            case SARX -> store(cpu, memory, source(cpu, memory) >> third.get(cpu, memory));
            case SHLX -> store(cpu, memory, source(cpu, memory) << third.get(cpu, memory));
            case SHRX -> store(cpu, memory, source(cpu, memory) >>> third.get(cpu, memory));
            case TZCNT -> store(cpu, memory, BitFields.tzcnt(cpu, width, source(cpu, memory)));
            case LZCNT -> store(cpu, memory, BitFields.lzcnt(cpu, width, source(cpu, memory)));
        };
    }

    /** Where the bit lies: an offset in a register may lead away from a memory operand, a constant one may not. */
    private Place bitPlace(int offset) {
        return first instanceof Place.InMemory place && second instanceof Place.InRegister
                ? place.displaced(Bits.displacement(width, offset))
                : first;
    }

    private int changeBit(Cpu cpu, AddressSpace memory) {
        int offset = source(cpu, memory);
        Place place = bitPlace(offset);
        int old = place.modify(cpu, memory);
        int value = switch (operation) {
            case BTS -> Bits.bts(cpu, width, old, offset);
            case BTR -> Bits.btr(cpu, width, old, offset);
            default -> Bits.btc(cpu, width, old, offset);
        };
        place.set(cpu, memory, value);
        return next;
    }
}
