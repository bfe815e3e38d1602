package jmasm.machine.engine;

import jmasm.machine.cpu.Arithmetic;
import jmasm.machine.cpu.BitFields;
import jmasm.machine.cpu.Bits;
import jmasm.machine.cpu.ControlFlow;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Decimal;
import jmasm.machine.cpu.Logic;
import jmasm.machine.cpu.Moves;
import jmasm.machine.cpu.Polynomials;
import jmasm.machine.cpu.ProtectionFault;
import jmasm.machine.cpu.Segment;
import jmasm.machine.cpu.Shifts;
import jmasm.machine.cpu.Stack;
import jmasm.machine.cpu.Strings;
import jmasm.machine.cpu.SystemOps;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Instruction;
import jmasm.x86.Operation;

/**
 * Any instruction: fetches the operands wherever they are, calls the operation's semantics, stores the result. The
 * switch in {@link #run} is the one place where operations meet semantics; javac refuses it when an operation is
 * missing. {@link FastSteps} has the same for the commonest forms only, with the same semantics methods.
 *
 * <p>HotSpot does not compile a method of more than 8,000 bytes of bytecode, and the switch has about 3,000: a family
 * with many operations of its own (x87, MMX, SSE) gets its own step class, and one case here that leads to it.
 */
final class GeneralStep extends OperandStep {

    private final Strings strings;

    GeneralStep(Instruction instruction) {
        super(instruction);
        strings = switch (operation) {
            case MOVS, CMPS, STOS, LODS, SCAS ->
                new Strings(
                        operation,
                        width,
                        addressWidth,
                        dataSegment(instruction),
                        instruction.prefixes().repeat());
            default -> null;
        };
    }

    @Override
    int run(Cpu cpu, AddressSpace memory) {
        return switch (operation) {
            case ADD -> store(cpu, memory, Arithmetic.add(cpu, width, old(cpu, memory), source(cpu, memory)));
            case ADC -> store(cpu, memory, Arithmetic.adc(cpu, width, old(cpu, memory), source(cpu, memory)));
            case SUB -> store(cpu, memory, Arithmetic.sub(cpu, width, old(cpu, memory), source(cpu, memory)));
            case SBB -> store(cpu, memory, Arithmetic.sbb(cpu, width, old(cpu, memory), source(cpu, memory)));
            case CMP -> {
                Arithmetic.cmp(cpu, width, operand(cpu, memory), source(cpu, memory));
                yield next;
            }
            case INC -> store(cpu, memory, Arithmetic.inc(cpu, width, old(cpu, memory)));
            case DEC -> store(cpu, memory, Arithmetic.dec(cpu, width, old(cpu, memory)));
            case NEG -> store(cpu, memory, Arithmetic.neg(cpu, width, old(cpu, memory)));
            case MUL -> wide(cpu, Arithmetic.mul(cpu, width, cpu.get(width, Cpu.EAX), operand(cpu, memory)));
            case IMUL -> wide(cpu, Arithmetic.imul(cpu, width, cpu.get(width, Cpu.EAX), operand(cpu, memory)));
            case IMUL_TRUNCATED ->
                store(
                        cpu,
                        memory,
                        third == null
                                ? Arithmetic.imulTruncated(cpu, width, old(cpu, memory), source(cpu, memory))
                                : Arithmetic.imulTruncated(cpu, width, source(cpu, memory), third.get(cpu, memory)));
            case DIV -> wide(cpu, Arithmetic.div(cpu, width, dividend(cpu), operand(cpu, memory)));
            case IDIV -> wide(cpu, Arithmetic.idiv(cpu, width, signedDividend(cpu), operand(cpu, memory)));
            case XADD -> {
                Exchange.add(cpu, memory, width, first, second);
                yield next;
            }
            case CMPXCHG -> {
                Exchange.compare(cpu, memory, width, first, second);
                yield next;
            }
            case CMPXCHG8B -> {
                Exchange.compare8(cpu, memory, (Place.InMemory) first);
                yield next;
            }
            case DAA -> setAl(cpu, Decimal.daa(cpu, cpu.get8(Cpu.EAX)));
            case DAS -> setAl(cpu, Decimal.das(cpu, cpu.get8(Cpu.EAX)));
            case AAA -> setAx(cpu, Decimal.aaa(cpu, cpu.get16(Cpu.EAX)));
            case AAS -> setAx(cpu, Decimal.aas(cpu, cpu.get16(Cpu.EAX)));
            case AAM -> setAx(cpu, Decimal.aam(cpu, cpu.get8(Cpu.EAX), first == null ? 10 : operand(cpu, memory)));
            case AAD -> setAx(cpu, Decimal.aad(cpu, cpu.get16(Cpu.EAX), first == null ? 10 : operand(cpu, memory)));

            case AND -> store(cpu, memory, Logic.and(cpu, width, old(cpu, memory), source(cpu, memory)));
            case OR -> store(cpu, memory, Logic.or(cpu, width, old(cpu, memory), source(cpu, memory)));
            case XOR -> store(cpu, memory, Logic.xor(cpu, width, old(cpu, memory), source(cpu, memory)));
            case NOT -> store(cpu, memory, Logic.not(width, old(cpu, memory)));
            case TEST -> {
                Logic.test(cpu, width, operand(cpu, memory), source(cpu, memory));
                yield next;
            }
            case BT -> {
                int offset = source(cpu, memory);
                Bits.bt(cpu, width, bitPlace(offset).get(cpu, memory), offset);
                yield next;
            }
            case BTS, BTR, BTC -> changeBit(cpu, memory);
            case BSF -> store(cpu, memory, Bits.bsf(cpu, old(cpu, memory), source(cpu, memory)));
            case BSR -> store(cpu, memory, Bits.bsr(cpu, old(cpu, memory), source(cpu, memory)));
            case BSWAP -> store(cpu, memory, Bits.bswap(width, old(cpu, memory)));
            case SETCC -> store(cpu, memory, Moves.setcc(cpu, condition));

            case ROL -> store(cpu, memory, Shifts.rol(cpu, width, old(cpu, memory), source(cpu, memory)));
            case ROR -> store(cpu, memory, Shifts.ror(cpu, width, old(cpu, memory), source(cpu, memory)));
            case RCL -> store(cpu, memory, Shifts.rcl(cpu, width, old(cpu, memory), source(cpu, memory)));
            case RCR -> store(cpu, memory, Shifts.rcr(cpu, width, old(cpu, memory), source(cpu, memory)));
            case SHL -> store(cpu, memory, Shifts.shl(cpu, width, old(cpu, memory), source(cpu, memory)));
            case SHR -> store(cpu, memory, Shifts.shr(cpu, width, old(cpu, memory), source(cpu, memory)));
            case SAR -> store(cpu, memory, Shifts.sar(cpu, width, old(cpu, memory), source(cpu, memory)));
            case SHLD ->
                store(
                        cpu,
                        memory,
                        Shifts.shld(cpu, width, old(cpu, memory), source(cpu, memory), third.get(cpu, memory)));
            case SHRD ->
                store(
                        cpu,
                        memory,
                        Shifts.shrd(cpu, width, old(cpu, memory), source(cpu, memory), third.get(cpu, memory)));

            case MOV, MOVZX -> store(cpu, memory, source(cpu, memory));
            case MOV_FROM_SEGMENT -> store(cpu, memory, cpu.selector(segment));
            case MOV_TO_SEGMENT -> {
                cpu.loadSegment(segment, source(cpu, memory));
                yield next;
            }
            case MOVSX -> store(cpu, memory, Moves.movsx(second.width(), width, source(cpu, memory)));
            case CMOVCC -> {
                // The source is read, and may fault, also when the condition does not hold.
                int value = source(cpu, memory);
                yield ControlFlow.holds(cpu, condition) ? store(cpu, memory, value) : next;
            }
            case XCHG -> {
                Exchange.swap(cpu, memory, first, second);
                yield next;
            }
            case LEA -> store(cpu, memory, ((Place.InMemory) second).offset(cpu));
            case CBW -> {
                cpu.set(width, Cpu.EAX, Moves.movsx(width / 2, width, cpu.get(width / 2, Cpu.EAX)));
                yield next;
            }
            case CWD -> {
                cpu.set(width, Cpu.EDX, Moves.signOf(width, cpu.get(width, Cpu.EAX)));
                yield next;
            }
            case XLAT -> {
                int offset = cpu.ebx() + cpu.get8(Cpu.EAX) & (addressWidth == 16 ? 0xFFFF : -1);
                yield setAl(cpu, memory.read8(cpu.segment(segment).address(offset, 1, false)));
            }
            case LAHF -> {
                cpu.set8(4, Moves.lahf(cpu));
                yield next;
            }
            case SAHF -> {
                Moves.sahf(cpu, cpu.get8(4));
                yield next;
            }
            case SALC -> setAl(cpu, Moves.salc(cpu));
            case LDS -> loadFar(cpu, memory, Segment.DS);
            case LES -> loadFar(cpu, memory, Segment.ES);
            case LFS -> loadFar(cpu, memory, Segment.FS);
            case LGS -> loadFar(cpu, memory, Segment.GS);
            case LSS -> loadFar(cpu, memory, Segment.SS);

            case PUSH -> {
                // A selector is zero-extended to 32 bits, as on the recorded processor; others leave the upper half.
                int value = segment >= 0 ? cpu.selector(segment) : operand(cpu, memory);
                Stack.push(cpu, memory, width, value);
                yield next;
            }
            case POP -> pop(cpu, memory);
            case POP_SEGMENT -> {
                cpu.loadSegment(segment, Stack.top(cpu, memory, width, 0));
                cpu.setEsp(cpu.esp() + width / 8);
                yield next;
            }
            case PUSHA -> {
                Stack.pusha(cpu, memory, width);
                yield next;
            }
            case POPA -> {
                Stack.popa(cpu, memory, width);
                yield next;
            }
            case PUSHF -> {
                Stack.pushf(cpu, memory, width);
                yield next;
            }
            case POPF -> {
                Stack.popf(cpu, memory, width);
                yield next;
            }
            case ENTER -> {
                Stack.enter(cpu, memory, width, operand(cpu, memory), source(cpu, memory));
                yield next;
            }
            case LEAVE -> {
                Stack.leave(cpu, memory, width);
                yield next;
            }

            case MOVS, CMPS, STOS, LODS, SCAS -> strings.execute(cpu, memory) ? next : address;

            case JMP -> target(cpu, memory);
            case JMP_FAR -> Far.jump(cpu, memory, pointer, first, width);
            case JCC -> ControlFlow.holds(cpu, condition) ? target : next;
            case JCXZ -> ControlFlow.jcxz(cpu, addressWidth) ? target : next;
            case LOOP -> ControlFlow.loop(cpu, addressWidth) ? target : next;
            case LOOPE -> ControlFlow.loope(cpu, addressWidth) ? target : next;
            case LOOPNE -> ControlFlow.loopne(cpu, addressWidth) ? target : next;
            case CALL -> {
                int to = target(cpu, memory);
                Stack.push(cpu, memory, width, next);
                yield to;
            }
            case CALL_FAR -> Far.call(cpu, memory, pointer, first, width, next);
            case RET -> {
                int to = Stack.pop(cpu, memory, width);
                cpu.setEsp(cpu.esp() + (first == null ? 0 : operand(cpu, memory)));
                yield to;
            }
            case RET_FAR -> Far.ret(cpu, memory, width, first == null ? 0 : operand(cpu, memory));
            case IRET -> Far.iret(cpu, memory, width);
            case INTO -> {
                if (cpu.of()) {
                    throw new ExitRequest(new Exit.Overflow(next));
                }
                yield next;
            }
            case BOUND -> bound(cpu, memory);
            case INT, INT3, INT1, SYSENTER, UD, RSM ->
                throw new IllegalStateException(operation + " is the exit of a block, not a step");

            case FLD,
                    FST,
                    FSTP,
                    FSTPNCE,
                    FILD,
                    FIST,
                    FISTP,
                    FISTTP,
                    FBLD,
                    FBSTP,
                    FXCH,
                    FCMOVCC,
                    FLD1,
                    FLDL2T,
                    FLDL2E,
                    FLDPI,
                    FLDLG2,
                    FLDLN2,
                    FLDZ,
                    FADD,
                    FADDP,
                    FIADD,
                    FMUL,
                    FMULP,
                    FIMUL,
                    FSUB,
                    FSUBP,
                    FISUB,
                    FSUBR,
                    FSUBRP,
                    FISUBR,
                    FDIV,
                    FDIVP,
                    FIDIV,
                    FDIVR,
                    FDIVRP,
                    FIDIVR,
                    FCHS,
                    FABS,
                    FSQRT,
                    FSCALE,
                    FPREM,
                    FPREM1,
                    FRNDINT,
                    FXTRACT,
                    FCOM,
                    FCOMP,
                    FCOMPP,
                    FUCOM,
                    FUCOMP,
                    FUCOMPP,
                    FICOM,
                    FICOMP,
                    FCOMI,
                    FCOMIP,
                    FUCOMI,
                    FUCOMIP,
                    FTST,
                    FXAM,
                    F2XM1,
                    FYL2X,
                    FYL2XP1,
                    FPTAN,
                    FPATAN,
                    FSIN,
                    FCOS,
                    FSINCOS,
                    FNINIT,
                    FNCLEX,
                    FLDCW,
                    FNSTCW,
                    FNSTSW,
                    FLDENV,
                    FNSTENV,
                    FNSAVE,
                    FRSTOR,
                    FINCSTP,
                    FDECSTP,
                    FNOP,
                    FFREE,
                    FFREEP,
                    WAIT -> throw new IllegalStateException(operation + " is a step of X87Steps");

            case CLC -> {
                SystemOps.clc(cpu);
                yield next;
            }
            case STC -> {
                SystemOps.stc(cpu);
                yield next;
            }
            case CMC -> {
                SystemOps.cmc(cpu);
                yield next;
            }
            case CLD -> {
                cpu.setDf(false);
                yield next;
            }
            case STD -> {
                cpu.setDf(true);
                yield next;
            }

            case NOP, PAUSE -> next;
            case CPUID -> {
                SystemOps.cpuid(cpu);
                yield next;
            }
            case RDTSC -> {
                long ticks = SystemOps.rdtsc(cpu);
                cpu.setEax((int) ticks);
                cpu.setEdx((int) (ticks >>> 32));
                yield next;
            }
            case SGDT -> storeTable(cpu, memory, SystemOps.sgdt());
            case SIDT -> storeTable(cpu, memory, SystemOps.sidt());
            case SLDT -> store(cpu, memory, SystemOps.sldt());
            case SMSW -> store(cpu, memory, SystemOps.smsw(width));
            case STR -> store(cpu, memory, SystemOps.str());
            case LAR -> store(cpu, memory, SystemOps.lar(cpu, width, old(cpu, memory), source(cpu, memory)));
            case LSL -> store(cpu, memory, SystemOps.lsl(cpu, width, old(cpu, memory), source(cpu, memory)));
            case VERR -> {
                SystemOps.verr(cpu, operand(cpu, memory));
                yield next;
            }
            case VERW -> {
                SystemOps.verw(cpu, operand(cpu, memory));
                yield next;
            }
            case ARPL -> store(cpu, memory, SystemOps.arpl(cpu, old(cpu, memory), source(cpu, memory)));

            case EMMS,
                    MOVD,
                    MOVQ,
                    PACKSSWB,
                    PACKSSDW,
                    PACKUSWB,
                    PADDB,
                    PADDW,
                    PADDD,
                    PADDQ,
                    PADDSB,
                    PADDSW,
                    PADDUSB,
                    PADDUSW,
                    PSUBB,
                    PSUBW,
                    PSUBD,
                    PSUBQ,
                    PSUBSB,
                    PSUBSW,
                    PSUBUSB,
                    PSUBUSW,
                    PAND,
                    PANDN,
                    POR,
                    PXOR,
                    PCMPEQB,
                    PCMPEQW,
                    PCMPEQD,
                    PCMPGTB,
                    PCMPGTW,
                    PCMPGTD,
                    PMADDWD,
                    PMULHW,
                    PMULLW,
                    PMULUDQ,
                    PSLLW,
                    PSLLD,
                    PSLLQ,
                    PSRAW,
                    PSRAD,
                    PSRLW,
                    PSRLD,
                    PSRLQ,
                    PSLLDQ,
                    PSRLDQ,
                    PUNPCKHBW,
                    PUNPCKHWD,
                    PUNPCKHDQ,
                    PUNPCKLBW,
                    PUNPCKLWD,
                    PUNPCKLDQ,
                    PUNPCKHQDQ,
                    PUNPCKLQDQ,
                    PAVGB,
                    PAVGW,
                    PMAXSW,
                    PMAXUB,
                    PMINSW,
                    PMINUB,
                    PMULHUW,
                    PSADBW,
                    PEXTRW,
                    PINSRW,
                    PMOVMSKB,
                    PSHUFW,
                    PSHUFD,
                    PSHUFHW,
                    PSHUFLW,
                    MASKMOVQ,
                    MOVQ2DQ,
                    MOVDQ2Q,
                    PSHUFB,
                    PHADDW,
                    PHADDD,
                    PHADDSW,
                    PMADDUBSW,
                    PHSUBW,
                    PHSUBD,
                    PHSUBSW,
                    PSIGNB,
                    PSIGNW,
                    PSIGND,
                    PMULHRSW,
                    PABSB,
                    PABSW,
                    PABSD,
                    PALIGNR,
                    MOV_ALIGNED,
                    MOV_UNALIGNED,
                    MOVSS,
                    MOVSD,
                    MOV_LOW,
                    MOV_HIGH,
                    MOVHLPS,
                    MOVLHPS,
                    MOVMSKPS,
                    MOVMSKPD,
                    MOVDDUP,
                    MOVSHDUP,
                    MOVSLDUP,
                    ADDPS,
                    ADDPD,
                    ADDSS,
                    ADDSD,
                    MULPS,
                    MULPD,
                    MULSS,
                    MULSD,
                    SUBPS,
                    SUBPD,
                    SUBSS,
                    SUBSD,
                    MINPS,
                    MINPD,
                    MINSS,
                    MINSD,
                    DIVPS,
                    DIVPD,
                    DIVSS,
                    DIVSD,
                    MAXPS,
                    MAXPD,
                    MAXSS,
                    MAXSD,
                    SQRTPS,
                    SQRTPD,
                    SQRTSS,
                    SQRTSD,
                    RSQRTPS,
                    RSQRTSS,
                    RCPPS,
                    RCPSS,
                    CMPPS,
                    CMPPD,
                    CMPSS,
                    CMPSD,
                    UCOMISS,
                    UCOMISD,
                    COMISS,
                    COMISD,
                    SHUFPS,
                    SHUFPD,
                    ADDSUBPS,
                    ADDSUBPD,
                    HADDPS,
                    HADDPD,
                    HSUBPS,
                    HSUBPD,
                    CVTPI2PS,
                    CVTPI2PD,
                    CVTSI2SS,
                    CVTSI2SD,
                    CVTPS2PI,
                    CVTPD2PI,
                    CVTSS2SI,
                    CVTSD2SI,
                    CVTTPS2PI,
                    CVTTPD2PI,
                    CVTTSS2SI,
                    CVTTSD2SI,
                    CVTPS2PD,
                    CVTPD2PS,
                    CVTSS2SD,
                    CVTSD2SS,
                    CVTDQ2PS,
                    CVTPS2DQ,
                    CVTTPS2DQ,
                    CVTDQ2PD,
                    CVTPD2DQ,
                    CVTTPD2DQ,
                    FXSAVE,
                    FXRSTOR,
                    LDMXCSR,
                    STMXCSR,
                    FENCE,
                    CLFLUSH,
                    PREFETCH,
                    PBLENDVB,
                    BLENDVPS,
                    BLENDVPD,
                    PTEST,
                    PMOVSXBW,
                    PMOVSXBD,
                    PMOVSXBQ,
                    PMOVSXWD,
                    PMOVSXWQ,
                    PMOVSXDQ,
                    PMOVZXBW,
                    PMOVZXBD,
                    PMOVZXBQ,
                    PMOVZXWD,
                    PMOVZXWQ,
                    PMOVZXDQ,
                    PMULDQ,
                    PCMPEQQ,
                    PACKUSDW,
                    PMINSB,
                    PMINSD,
                    PMINUW,
                    PMINUD,
                    PMAXSB,
                    PMAXSD,
                    PMAXUW,
                    PMAXUD,
                    PMULLD,
                    PHMINPOSUW,
                    ROUNDPS,
                    ROUNDPD,
                    ROUNDSS,
                    ROUNDSD,
                    BLENDPS,
                    BLENDPD,
                    PBLENDW,
                    DPPS,
                    DPPD,
                    MPSADBW,
                    PEXTRB,
                    PEXTRD,
                    PINSRB,
                    PINSRD,
                    INSERTPS,
                    PCMPGTQ,
                    PCMPESTRM,
                    PCMPESTRI,
                    PCMPISTRM,
                    PCMPISTRI,
                    AESENC,
                    AESENCLAST,
                    AESDEC,
                    AESDECLAST,
                    AESIMC,
                    AESKEYGENASSIST,
                    PCLMULQDQ -> throw new IllegalStateException(operation + " has steps of its own: VectorSteps");
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

            case CLI,
                    STI,
                    RDPMC,
                    IN,
                    OUT,
                    INS,
                    OUTS,
                    SYSEXIT,
                    HLT,
                    CLTS,
                    INVD,
                    WBINVD,
                    INVLPG,
                    LGDT,
                    LIDT,
                    LLDT,
                    LMSW,
                    LTR,
                    MOV_CONTROL,
                    MOV_DEBUG,
                    MOV_TEST,
                    RDMSR,
                    WRMSR -> throw ProtectionFault.privilegedInstruction();
        };
    }

    @Override
    boolean delaysTrap() {
        return segment == Segment.SS && (operation == Operation.MOV_TO_SEGMENT || operation == Operation.POP_SEGMENT);
    }

    // ---------------------------------------------------------------- operations with an order of their own

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

    private int loadFar(Cpu cpu, AddressSpace memory, int into) {
        Place.InMemory place = (Place.InMemory) second;
        int offset = Far.offset(cpu, memory, place, width);
        cpu.loadSegment(into, Far.selector(cpu, memory, place, width));
        return store(cpu, memory, offset);
    }

    private int pop(Cpu cpu, AddressSpace memory) {
        int esp = cpu.esp();
        int value = Stack.pop(cpu, memory, width);
        // An address that is made with ESP is made with the new one; a fault must not show that.
        boolean stored = false;
        try {
            first.set(cpu, memory, value);
            stored = true;
        } finally {
            if (!stored) {
                cpu.setEsp(esp);
            }
        }
        return next;
    }

    private int bound(Cpu cpu, AddressSpace memory) {
        Place.InMemory bounds = (Place.InMemory) second;
        int lower = read(memory, bounds.address(cpu, 0, width / 8, false));
        int upper = read(memory, bounds.address(cpu, width / 8, width / 8, false));
        if (ControlFlow.bound(width, operand(cpu, memory), lower, upper)) {
            throw new ExitRequest(new Exit.BoundRange());
        }
        return next;
    }

    private int read(AddressSpace memory, int address) {
        return width == 32 ? memory.read32(address) : memory.read16(address);
    }

    /** Six bytes: limit, base. */
    private int storeTable(Cpu cpu, AddressSpace memory, long table) {
        Place.InMemory place = (Place.InMemory) first;
        int limit = place.address(cpu, 0, 2, true);
        int base = place.address(cpu, 2, 4, true);
        memory.modify16(limit);
        memory.modify32(base);
        memory.write16(limit, (int) table);
        memory.write32(base, (int) (table >>> 16));
        return next;
    }
}
