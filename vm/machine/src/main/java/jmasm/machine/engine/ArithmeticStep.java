package jmasm.machine.engine;

import jmasm.machine.cpu.Arithmetic;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Decimal;
import jmasm.machine.cpu.Logic;
import jmasm.machine.cpu.Shifts;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.ArithmeticOperation;
import jmasm.x86.Instruction;

/** Arithmetic, logic and shifts of any operands. */
final class ArithmeticStep extends OperandStep {

    private final ArithmeticOperation operation;

    ArithmeticStep(Instruction instruction, ArithmeticOperation operation) {
        super(instruction);
        this.operation = operation;
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
        };
    }
}
