package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.PackedArithmetic;
import jmasm.machine.cpu.PackedLogic;
import jmasm.machine.cpu.PackedProducts;
import jmasm.machine.cpu.Shuffles;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Instruction;
import jmasm.x86.PackedOperation;

/** Operations on packed integers whose halves don't mix: an XMM register is treated as two MMX registers. */
final class PackedStep extends VectorStep {

    private final PackedOperation operation;

    private final boolean shifts;

    PackedStep(Instruction instruction, PackedOperation operation) {
        super(instruction);
        this.operation = operation;
        shifts = switch (operation) {
            case PSLLW, PSLLD, PSLLQ, PSRLW, PSRLD, PSRLQ, PSRAW, PSRAD -> true;
            default -> false;
        };
    }

    @Override
    int run(Cpu cpu, AddressSpace memory) {
        if (firstIsMmx) {
            checkX87(cpu);
        }
        int at = readAddress(cpu);
        long low = hasConstant ? constant : low(cpu, memory, at);
        if (firstIsMmx) {
            setMmx(cpu, first, result(operation, cpu.fpu().significand(first), low));
            return next;
        }
        long high = hasConstant ? 0 : high(cpu, memory, at);
        cpu.setXmm(
                first,
                result(operation, cpu.xmmLow(first), low),
                result(operation, cpu.xmmHigh(first), shifts ? low : high));
        return next;
    }

    private static long result(PackedOperation operation, long a, long b) {
        return switch (operation) {
            case PADDB -> PackedArithmetic.paddb(a, b);
            case PADDW -> PackedArithmetic.paddw(a, b);
            case PADDD -> PackedArithmetic.paddd(a, b);
            case PADDQ -> PackedArithmetic.paddq(a, b);
            case PSUBB -> PackedArithmetic.psubb(a, b);
            case PSUBW -> PackedArithmetic.psubw(a, b);
            case PSUBD -> PackedArithmetic.psubd(a, b);
            case PSUBQ -> PackedArithmetic.psubq(a, b);
            case PADDSB -> PackedArithmetic.paddsb(a, b);
            case PADDSW -> PackedArithmetic.paddsw(a, b);
            case PADDUSB -> PackedArithmetic.paddusb(a, b);
            case PADDUSW -> PackedArithmetic.paddusw(a, b);
            case PSUBSB -> PackedArithmetic.psubsb(a, b);
            case PSUBSW -> PackedArithmetic.psubsw(a, b);
            case PSUBUSB -> PackedArithmetic.psubusb(a, b);
            case PSUBUSW -> PackedArithmetic.psubusw(a, b);
            case PAVGB -> PackedArithmetic.pavgb(a, b);
            case PAVGW -> PackedArithmetic.pavgw(a, b);
            case PMINSB -> PackedArithmetic.pminsb(a, b);
            case PMINSW -> PackedArithmetic.pminsw(a, b);
            case PMINSD -> PackedArithmetic.pminsd(a, b);
            case PMINUB -> PackedArithmetic.pminub(a, b);
            case PMINUW -> PackedArithmetic.pminuw(a, b);
            case PMINUD -> PackedArithmetic.pminud(a, b);
            case PMAXSB -> PackedArithmetic.pmaxsb(a, b);
            case PMAXSW -> PackedArithmetic.pmaxsw(a, b);
            case PMAXSD -> PackedArithmetic.pmaxsd(a, b);
            case PMAXUB -> PackedArithmetic.pmaxub(a, b);
            case PMAXUW -> PackedArithmetic.pmaxuw(a, b);
            case PMAXUD -> PackedArithmetic.pmaxud(a, b);
            case PSIGNB -> PackedArithmetic.psignb(a, b);
            case PSIGNW -> PackedArithmetic.psignw(a, b);
            case PSIGND -> PackedArithmetic.psignd(a, b);
            case PSADBW -> PackedArithmetic.psadbw(a, b);
            case PABSB -> PackedArithmetic.pabsb(b);
            case PABSW -> PackedArithmetic.pabsw(b);
            case PABSD -> PackedArithmetic.pabsd(b);
            case PMULLW -> PackedProducts.pmullw(a, b);
            case PMULHW -> PackedProducts.pmulhw(a, b);
            case PMULHUW -> PackedProducts.pmulhuw(a, b);
            case PMULHRSW -> PackedProducts.pmulhrsw(a, b);
            case PMULLD -> PackedProducts.pmulld(a, b);
            case PMULUDQ -> PackedProducts.pmuludq(a, b);
            case PMULDQ -> PackedProducts.pmuldq(a, b);
            case PMADDWD -> PackedProducts.pmaddwd(a, b);
            case PMADDUBSW -> PackedProducts.pmaddubsw(a, b);
            case PCMPEQB -> PackedLogic.pcmpeqb(a, b);
            case PCMPEQW -> PackedLogic.pcmpeqw(a, b);
            case PCMPEQD -> PackedLogic.pcmpeqd(a, b);
            case PCMPEQQ -> PackedLogic.pcmpeqq(a, b);
            case PCMPGTB -> PackedLogic.pcmpgtb(a, b);
            case PCMPGTW -> PackedLogic.pcmpgtw(a, b);
            case PCMPGTD -> PackedLogic.pcmpgtd(a, b);
            case PCMPGTQ -> PackedLogic.pcmpgtq(a, b);
            case PANDN -> PackedLogic.pandn(a, b);
            case PSLLW -> PackedLogic.psllw(a, b);
            case PSLLD -> PackedLogic.pslld(a, b);
            case PSLLQ -> PackedLogic.psllq(a, b);
            case PSRLW -> PackedLogic.psrlw(a, b);
            case PSRLD -> PackedLogic.psrld(a, b);
            case PSRLQ -> PackedLogic.psrlq(a, b);
            case PSRAW -> PackedLogic.psraw(a, b);
            case PSRAD -> PackedLogic.psrad(a, b);
            case PAND -> a & b;
            case POR -> a | b;
            case PXOR -> a ^ b;
            case MOVSHDUP -> Shuffles.doublewords(b, b, 5);
            case MOVSLDUP -> Shuffles.doublewords(b, b, 0);
        };
    }
}
