package jmasm.machine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jmasm.machine.cpu.Flags;
import jmasm.machine.engine.Exit;
import jmasm.machine.memory.AccessKind;
import jmasm.machine.memory.MemoryFault;
import jmasm.machine.message.Messages;
import jmasm.machine.trace.AddressNames;
import org.junit.jupiter.api.Test;

/** From the processor's fault to what lies on the user's stack, and back by NtContinue. */
class ExceptionsTest {

    private static final int DISPATCHER = 0x7C90_EAEC;
    private static final int STACK = KernelFixture.MEMORY + 0x3000;
    private static final int EIP = KernelFixture.MEMORY + 0x3800;
    private static final int CONTEXT = KernelFixture.BUFFER;

    private final KernelFixture kernel = new KernelFixture();
    private final Messages messages = kernel.messages::add;
    private final Exceptions exceptions =
            new Exceptions(kernel.memory, kernel.user, DISPATCHER, AddressNames.NONE, messages);
    private final ProcessorFaults faults =
            new ProcessorFaults(kernel.memory, kernel.guardPages, exceptions, AddressNames.NONE, messages);

    private void raise(Exit exit) {
        kernel.cpu.setEsp(STACK);
        kernel.cpu.setEip(EIP);
        faults.handle(kernel.thread, exit);
    }

    private int record(int offset) {
        return kernel.memory.peek32(kernel.memory.peek32(kernel.cpu.esp()) + offset);
    }

    private int context(int offset) {
        return kernel.memory.peek32(kernel.memory.peek32(kernel.cpu.esp() + 4) + offset);
    }

    @Test
    void anAccessViolationIsOnTheStackOfTheDispatcher() {
        kernel.cpu.setEcx(0x1122_3344);
        raise(new Exit.PageFault(new MemoryFault(KernelFixture.UNMAPPED, AccessKind.WRITE)));
        assertEquals(DISPATCHER, kernel.cpu.eip());
        int context = (STACK & ~3) - 0x2CC;
        int recordAt = context - (0x14 + 2 * 4);
        assertEquals(recordAt - 8, kernel.cpu.esp());
        assertEquals(recordAt, kernel.memory.peek32(kernel.cpu.esp()));
        assertEquals(context, kernel.memory.peek32(kernel.cpu.esp() + 4));
        assertEquals(0xC000_0005, record(0));
        assertEquals(EIP, record(0x0C));
        assertEquals(2, record(0x10));
        assertEquals(1, record(0x14));
        assertEquals(KernelFixture.UNMAPPED, record(0x18));
        assertEquals(EIP, context(0xB8));
        assertEquals(STACK, context(0xC4));
        assertEquals(0x1122_3344, context(0xAC));
        assertEquals(0x3B, context(0x90));
    }

    /** Windows tells of an execution only where it prevents that of data, else of a read. */
    @Test
    void aFetchIsAReadWhereDataMayBeExecuted() {
        raise(new Exit.PageFault(new MemoryFault(KernelFixture.UNMAPPED, AccessKind.EXECUTE)));
        assertEquals(0xC000_0005, record(0));
        assertEquals(0, record(0x14));
        assertEquals(KernelFixture.UNMAPPED, record(0x18));
        kernel.memory.preventDataExecution();
        raise(new Exit.PageFault(new MemoryFault(KernelFixture.UNMAPPED, AccessKind.EXECUTE)));
        assertEquals(0xC000_0005, record(0));
        assertEquals(2, record(0x10));
        assertEquals(8, record(0x14));
        assertEquals(KernelFixture.UNMAPPED, record(0x18));
    }

    private int codeOf(Exit exit) {
        raise(exit);
        return record(0);
    }

    @Test
    void eachFaultHasItsCode() {
        assertEquals(0xC000_0094, codeOf(new Exit.DivideError(true)));
        assertEquals(0xC000_0095, codeOf(new Exit.DivideError(false)));
        assertEquals(0x8000_0004, codeOf(new Exit.SingleStep()));
        assertEquals(0x8000_0004, codeOf(new Exit.DebugTrap(EIP + 1)));
        assertEquals(EIP + 1, context(0xB8));
        assertEquals(0x8000_0003, codeOf(new Exit.Breakpoint(EIP + 1)));
        assertEquals(EIP, context(0xB8));
        assertEquals(0xC000_0095, codeOf(new Exit.Overflow(EIP + 1)));
        assertEquals(0xC000_008C, codeOf(new Exit.BoundRange()));
        assertEquals(0xC000_001D, codeOf(new Exit.InvalidOpcode()));
        assertEquals(0xC000_0096, codeOf(new Exit.GeneralProtection(true, 0)));
        assertEquals(0xC000_0005, codeOf(new Exit.GeneralProtection(false, 0)));
        assertEquals(-1, record(0x18));
        assertEquals(0xC000_0005, codeOf(new Exit.GeneralProtection(false, 0xBEE8)));
        assertEquals(0xBEE8, record(0x18));
        assertEquals(0xC000_02B5, codeOf(new Exit.SimdException()));
        assertEquals(1, record(0x10));
        assertEquals(0, record(0x14));
        kernel.memory.poke(EIP, new byte[] {0x66, (byte) 0xF0, 0x01});
        assertEquals(0xC000_001E, codeOf(new Exit.InvalidOpcode()));
    }

    /** As a debugger on Windows shows it: efl=00010246 at an access violation, 00000246 at a breakpoint. */
    @Test
    void theResumeFlagIsInTheContextOfAFaultOnly() {
        for (Exit exit : List.of(
                new Exit.PageFault(new MemoryFault(KernelFixture.UNMAPPED, AccessKind.READ)),
                new Exit.DivideError(true),
                new Exit.InvalidOpcode(),
                new Exit.FloatingPointError())) {
            raise(exit);
            assertEquals(Flags.RF, context(0xC0) & Flags.RF, exit.toString());
            assertEquals(0, kernel.cpu.eflags() & Flags.RF, exit.toString());
        }
        for (Exit exit : List.of(new Exit.Breakpoint(EIP + 1), new Exit.SingleStep(), new Exit.Overflow(EIP + 1))) {
            raise(exit);
            assertEquals(0, context(0xC0) & Flags.RF, exit.toString());
        }
    }

    @Test
    void anExceptionWithoutAStackEndsTheProcess() {
        kernel.cpu.setEsp(KernelFixture.UNMAPPED);
        kernel.cpu.setEip(EIP);
        faults.handle(kernel.thread, new Exit.InvalidOpcode());
        assertTrue(kernel.process.hasEnded());
        assertEquals(0xC000_001D, kernel.process.exitStatus());
        assertEquals("JR2003", kernel.messages.get(0).problem().code());
    }

    @Test
    void anInstructionThatIsMissingIsNamed() {
        raise(new Exit.Unimplemented("fsin", "D9 FE", EIP));
        assertEquals(0xC000_001D, kernel.process.exitStatus());
        assertEquals("JR2004", kernel.messages.get(0).problem().code());
        assertTrue(kernel.messages.get(0).text().contains("'fsin' (D9 FE)"));
    }

    @Test
    void continuingLoadsTheRegistersThatTheContextNames() {
        kernel.memory.poke32(CONTEXT, 0x1_0003);
        kernel.memory.poke32(CONTEXT + 0xB0, 0x77);
        kernel.memory.poke32(CONTEXT + 0xB8, 0x40_1234);
        kernel.memory.poke32(CONTEXT + 0xC0, 0x3000 | Flags.CF);
        kernel.memory.poke32(CONTEXT + 0xC4, STACK);
        kernel.call("NtContinue", CONTEXT, 0);
        assertEquals(0x77, kernel.cpu.eax());
        assertEquals(0x40_1234, kernel.cpu.eip());
        assertEquals(STACK, kernel.cpu.esp());
        assertEquals(Flags.CF | Flags.IF | Flags.FIXED, kernel.cpu.eflags());
        kernel.assertStatus("STATUS_DATATYPE_MISALIGNMENT", kernel.call("NtContinue", CONTEXT + 1, 0));
        kernel.assertStatus("STATUS_ACCESS_VIOLATION", kernel.call("NtContinue", KernelFixture.UNMAPPED, 0));
    }

    @Test
    void floatingPointRegistersGoToTheContextAndBack() {
        kernel.cpu.fpu().setControl(0x037F);
        kernel.cpu.fpu().setStatus(5 << 11);
        kernel.cpu.fpu().setTags(0x3FFF & ~(3 << 10));
        kernel.cpu.fpu().setRegister(5, 0x3FFF, 0x8000_0000_0000_0001L);
        kernel.cpu.setXmm(7, 0x1122_3344_5566_7788L, -2);
        kernel.cpu.setMxcsr(0x1FA0);
        raise(new Exit.InvalidOpcode());
        assertEquals(0x1_003F, context(0));
        assertEquals(0xFFFF_037F, context(0x1C));
        assertEquals(1, context(0x38), "ST(0) is register 5");
        assertEquals(0x3FFF, context(0x40) & 0xFFFF);
        assertEquals(0x1FA0, context(0xCC + 0x18));
        assertEquals(0x5566_7788, context(0xCC + 0xA0 + 0x70));

        int context = kernel.memory.peek32(kernel.cpu.esp() + 4);
        kernel.cpu.fpu().setControl(0);
        kernel.cpu.fpu().setStatus(0);
        kernel.cpu.fpu().setRegister(5, 0, 0);
        kernel.cpu.setXmm(7, 0, 0);
        kernel.cpu.setMxcsr(0);
        kernel.call("NtContinue", context, 0);
        assertEquals(0x037F, kernel.cpu.fpu().control());
        assertEquals(5 << 11, kernel.cpu.fpu().status());
        assertEquals(0x3FFF, kernel.cpu.fpu().signExponent(5));
        assertEquals(0x8000_0000_0000_0001L, kernel.cpu.fpu().significand(5));
        assertEquals(0x1122_3344_5566_7788L, kernel.cpu.xmmLow(7));
        assertEquals(0x1FA0, kernel.cpu.mxcsr());
    }

    @Test
    void theSecondChanceIsTheEnd() {
        int record = KernelFixture.BUFFER + 0x400;
        kernel.memory.poke32(record, 0xE000_1234);
        kernel.memory.poke32(CONTEXT, 0x1_0007);
        kernel.memory.poke32(record + 0x10, 16);
        kernel.assertStatus("STATUS_INVALID_PARAMETER", kernel.call("NtRaiseException", record, CONTEXT, 0));
        kernel.memory.poke32(record + 0x10, 0);
        kernel.call("NtRaiseException", record, CONTEXT, 0);
        assertEquals(0xE000_1234, kernel.process.exitStatus());
        assertEquals("JR2003", kernel.messages.get(0).problem().code());
    }
}
