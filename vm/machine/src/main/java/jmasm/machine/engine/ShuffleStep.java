package jmasm.machine.engine;

import jmasm.machine.cpu.Aes;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.PackedProducts;
import jmasm.machine.cpu.Polynomials;
import jmasm.machine.cpu.Shuffles;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Instruction;
import jmasm.x86.ShuffleOperation;

/** Operations on packed integers in which a half of the result comes from both halves of the operands. */
final class ShuffleStep extends VectorStep {

    private final ShuffleOperation operation;

    ShuffleStep(Instruction instruction, ShuffleOperation operation) {
        super(instruction);
        this.operation = operation;
    }

    @Override
    int run(Cpu cpu, AddressSpace memory) {
        if (firstIsMmx) {
            checkX87(cpu);
        }
        int at = readAddress(cpu);
        // The two whose second operand is the constant have no other.
        boolean alone = hasConstant && second < 0 && !hasMemory();
        long b = alone ? 0 : low(cpu, memory, at);
        if (firstIsMmx) {
            setMmx(cpu, first, ofMmx(cpu.fpu().significand(first), b));
            return next;
        }
        long bHigh = alone ? 0 : high(cpu, memory, at);
        long a = cpu.xmmLow(first);
        long aHigh = cpu.xmmHigh(first);
        cpu.setXmm(first, lower(cpu, a, aHigh, b, bHigh), upper(cpu, a, aHigh, b, bHigh));
        return next;
    }

    private long ofMmx(long a, long b) {
        return switch (operation) {
            case PACKSSWB -> Shuffles.packsswb(a, b);
            case PACKSSDW -> Shuffles.packssdw(a, b);
            case PACKUSWB -> Shuffles.packuswb(a, b);
            case PACKUSDW -> Shuffles.packusdw(a, b);
            case PHADDW -> PackedProducts.phaddw(a, b);
            case PHADDD -> PackedProducts.phaddd(a, b);
            case PHADDSW -> PackedProducts.phaddsw(a, b);
            case PHSUBW -> PackedProducts.phsubw(a, b);
            case PHSUBD -> PackedProducts.phsubd(a, b);
            case PHSUBSW -> PackedProducts.phsubsw(a, b);
            case PUNPCKLBW -> Shuffles.interleaveBytes((int) a, (int) b);
            case PUNPCKHBW -> Shuffles.interleaveBytes((int) (a >>> 32), (int) (b >>> 32));
            case PUNPCKLWD -> Shuffles.interleaveWords((int) a, (int) b);
            case PUNPCKHWD -> Shuffles.interleaveWords((int) (a >>> 32), (int) (b >>> 32));
            case PUNPCKLDQ -> Shuffles.interleaveDoublewords((int) a, (int) b);
            case PUNPCKHDQ -> Shuffles.interleaveDoublewords((int) (a >>> 32), (int) (b >>> 32));
            case PSHUFB -> Shuffles.pshufb(a, a, b);
            case PALIGNR -> Shuffles.palignr(b, a, 0, 0, constant);
            case PSHUFW -> Shuffles.pshufw(b, constant);
            default -> throw new IllegalStateException(operation + " on MMX registers");
        };
    }

    private long lower(Cpu cpu, long a, long aHigh, long b, long bHigh) {
        return switch (operation) {
            case PACKSSWB -> Shuffles.packsswb(a, aHigh);
            case PACKSSDW -> Shuffles.packssdw(a, aHigh);
            case PACKUSWB -> Shuffles.packuswb(a, aHigh);
            case PACKUSDW -> Shuffles.packusdw(a, aHigh);
            case PHADDW -> PackedProducts.phaddw(a, aHigh);
            case PHADDD -> PackedProducts.phaddd(a, aHigh);
            case PHADDSW -> PackedProducts.phaddsw(a, aHigh);
            case PHSUBW -> PackedProducts.phsubw(a, aHigh);
            case PHSUBD -> PackedProducts.phsubd(a, aHigh);
            case PHSUBSW -> PackedProducts.phsubsw(a, aHigh);
            case PUNPCKLBW -> Shuffles.interleaveBytes((int) a, (int) b);
            case PUNPCKHBW -> Shuffles.interleaveBytes((int) aHigh, (int) bHigh);
            case PUNPCKLWD -> Shuffles.interleaveWords((int) a, (int) b);
            case PUNPCKHWD -> Shuffles.interleaveWords((int) aHigh, (int) bHigh);
            case PUNPCKLDQ -> Shuffles.interleaveDoublewords((int) a, (int) b);
            case PUNPCKHDQ -> Shuffles.interleaveDoublewords((int) aHigh, (int) bHigh);
            case PUNPCKLQDQ -> a;
            case PUNPCKHQDQ -> aHigh;
            case PSHUFB -> Shuffles.pshufb(a, aHigh, b);
            case PALIGNR -> Shuffles.palignr(b, bHigh, a, aHigh, constant);
            case PSLLDQ -> constant > 15 ? 0 : Shuffles.palignr(0, 0, a, aHigh, 16 - constant);
            case PSRLDQ -> Shuffles.palignr(a, aHigh, 0, 0, constant);
            case PSHUFLW -> Shuffles.pshufw(b, constant);
            case PSHUFHW -> b;
            case PSHUFD -> Shuffles.doublewords(b, bHigh, constant);
            case SHUFPS -> Shuffles.doublewords(a, aHigh, constant);
            case SHUFPD -> (constant & 1) == 0 ? a : aHigh;
            case MOVDDUP -> b;
            case MOVHLPS -> bHigh;
            case MOVLHPS -> a;
            case PBLENDVB -> Shuffles.blendBySign(a, b, cpu.xmmLow(0), 8);
            case BLENDVPS -> Shuffles.blendBySign(a, b, cpu.xmmLow(0), 32);
            case BLENDVPD -> Shuffles.blendBySign(a, b, cpu.xmmLow(0), 64);
            case PBLENDW -> Shuffles.blend(a, b, constant, 16);
            case BLENDPS -> Shuffles.blend(a, b, constant, 32);
            case BLENDPD -> Shuffles.blend(a, b, constant, 64);
            case PMOVSXBW -> Shuffles.widen(b, 8, 16, 0, true);
            case PMOVSXBD -> Shuffles.widen(b, 8, 32, 0, true);
            case PMOVSXBQ -> Shuffles.widen(b, 8, 64, 0, true);
            case PMOVSXWD -> Shuffles.widen(b, 16, 32, 0, true);
            case PMOVSXWQ -> Shuffles.widen(b, 16, 64, 0, true);
            case PMOVSXDQ -> Shuffles.widen(b, 32, 64, 0, true);
            case PMOVZXBW -> Shuffles.widen(b, 8, 16, 0, false);
            case PMOVZXBD -> Shuffles.widen(b, 8, 32, 0, false);
            case PMOVZXBQ -> Shuffles.widen(b, 8, 64, 0, false);
            case PMOVZXWD -> Shuffles.widen(b, 16, 32, 0, false);
            case PMOVZXWQ -> Shuffles.widen(b, 16, 64, 0, false);
            case PMOVZXDQ -> Shuffles.widen(b, 32, 64, 0, false);
            case MPSADBW -> PackedProducts.mpsadbw(a, aHigh, Shuffles.doubleword(b, bHigh, constant), constant, 0);
            case PHMINPOSUW -> PackedProducts.phminposuw(b, bHigh);
            case PCLMULQDQ -> Polynomials.low((constant & 1) == 0 ? a : aHigh, (constant & 16) == 0 ? b : bHigh);
            case AESENC -> Aes.encrypt(a, aHigh, 0, false) ^ b;
            case AESENCLAST -> Aes.encrypt(a, aHigh, 0, true) ^ b;
            case AESDEC -> Aes.decrypt(a, aHigh, 0, false) ^ b;
            case AESDECLAST -> Aes.decrypt(a, aHigh, 0, true) ^ b;
            case AESIMC -> Aes.aesimc(b);
            case AESKEYGENASSIST -> Aes.keygenassist(b, constant);
            default -> throw new IllegalStateException(operation + " on XMM registers");
        };
    }

    private long upper(Cpu cpu, long a, long aHigh, long b, long bHigh) {
        return switch (operation) {
            case PACKSSWB -> Shuffles.packsswb(b, bHigh);
            case PACKSSDW -> Shuffles.packssdw(b, bHigh);
            case PACKUSWB -> Shuffles.packuswb(b, bHigh);
            case PACKUSDW -> Shuffles.packusdw(b, bHigh);
            case PHADDW -> PackedProducts.phaddw(b, bHigh);
            case PHADDD -> PackedProducts.phaddd(b, bHigh);
            case PHADDSW -> PackedProducts.phaddsw(b, bHigh);
            case PHSUBW -> PackedProducts.phsubw(b, bHigh);
            case PHSUBD -> PackedProducts.phsubd(b, bHigh);
            case PHSUBSW -> PackedProducts.phsubsw(b, bHigh);
            case PUNPCKLBW -> Shuffles.interleaveBytes((int) (a >>> 32), (int) (b >>> 32));
            case PUNPCKHBW -> Shuffles.interleaveBytes((int) (aHigh >>> 32), (int) (bHigh >>> 32));
            case PUNPCKLWD -> Shuffles.interleaveWords((int) (a >>> 32), (int) (b >>> 32));
            case PUNPCKHWD -> Shuffles.interleaveWords((int) (aHigh >>> 32), (int) (bHigh >>> 32));
            case PUNPCKLDQ -> Shuffles.interleaveDoublewords((int) (a >>> 32), (int) (b >>> 32));
            case PUNPCKHDQ -> Shuffles.interleaveDoublewords((int) (aHigh >>> 32), (int) (bHigh >>> 32));
            case PUNPCKLQDQ -> b;
            case PUNPCKHQDQ -> bHigh;
            case PSHUFB -> Shuffles.pshufb(a, aHigh, bHigh);
            case PALIGNR -> Shuffles.palignr(b, bHigh, a, aHigh, constant + 8);
            case PSLLDQ -> constant > 15 ? 0 : Shuffles.palignr(0, 0, a, aHigh, 24 - constant);
            case PSRLDQ -> Shuffles.palignr(a, aHigh, 0, 0, constant + 8);
            case PSHUFLW -> bHigh;
            case PSHUFHW -> Shuffles.pshufw(bHigh, constant);
            case PSHUFD -> Shuffles.doublewords(b, bHigh, constant >>> 4);
            case SHUFPS -> Shuffles.doublewords(b, bHigh, constant >>> 4);
            case SHUFPD -> (constant & 2) == 0 ? b : bHigh;
            case MOVDDUP -> b;
            case MOVHLPS -> aHigh;
            case MOVLHPS -> b;
            case PBLENDVB -> Shuffles.blendBySign(aHigh, bHigh, cpu.xmmHigh(0), 8);
            case BLENDVPS -> Shuffles.blendBySign(aHigh, bHigh, cpu.xmmHigh(0), 32);
            case BLENDVPD -> Shuffles.blendBySign(aHigh, bHigh, cpu.xmmHigh(0), 64);
            case PBLENDW -> Shuffles.blend(aHigh, bHigh, constant >>> 4, 16);
            case BLENDPS -> Shuffles.blend(aHigh, bHigh, constant >>> 2, 32);
            case BLENDPD -> Shuffles.blend(aHigh, bHigh, constant >>> 1, 64);
            case PMOVSXBW -> Shuffles.widen(b, 8, 16, 1, true);
            case PMOVSXBD -> Shuffles.widen(b, 8, 32, 1, true);
            case PMOVSXBQ -> Shuffles.widen(b, 8, 64, 1, true);
            case PMOVSXWD -> Shuffles.widen(b, 16, 32, 1, true);
            case PMOVSXWQ -> Shuffles.widen(b, 16, 64, 1, true);
            case PMOVSXDQ -> Shuffles.widen(b, 32, 64, 1, true);
            case PMOVZXBW -> Shuffles.widen(b, 8, 16, 1, false);
            case PMOVZXBD -> Shuffles.widen(b, 8, 32, 1, false);
            case PMOVZXBQ -> Shuffles.widen(b, 8, 64, 1, false);
            case PMOVZXWD -> Shuffles.widen(b, 16, 32, 1, false);
            case PMOVZXWQ -> Shuffles.widen(b, 16, 64, 1, false);
            case PMOVZXDQ -> Shuffles.widen(b, 32, 64, 1, false);
            case MPSADBW -> PackedProducts.mpsadbw(a, aHigh, Shuffles.doubleword(b, bHigh, constant), constant, 1);
            case PHMINPOSUW -> 0;
            case PCLMULQDQ -> Polynomials.high((constant & 1) == 0 ? a : aHigh, (constant & 16) == 0 ? b : bHigh);
            case AESENC -> Aes.encrypt(a, aHigh, 1, false) ^ bHigh;
            case AESENCLAST -> Aes.encrypt(a, aHigh, 1, true) ^ bHigh;
            case AESDEC -> Aes.decrypt(a, aHigh, 1, false) ^ bHigh;
            case AESDECLAST -> Aes.decrypt(a, aHigh, 1, true) ^ bHigh;
            case AESIMC -> Aes.aesimc(bHigh);
            case AESKEYGENASSIST -> Aes.keygenassist(bHigh, constant);
            default -> throw new IllegalStateException(operation + " on XMM registers");
        };
    }
}
