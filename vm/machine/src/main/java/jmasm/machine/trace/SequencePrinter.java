package jmasm.machine.trace;

import jmasm.guest.NtService;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.nt.Hex;
import jmasm.machine.nt.Status;
import jmasm.machine.trace.StepPrinter.Registers;
import jmasm.x86.FlowOperation;

/**
 * System calls at length: the instructions that led into the kernel, what the kernel does with the number and the
 * stack, each look at the caller's memory, the registers afterwards, and the way back.
 */
final class SequencePrinter {

    /** How far back the way into the kernel is told at most. */
    private static final int REMEMBERED = 16;

    /** How many RETs are told after the kernel. */
    private static final int RETURNS = 2;

    private static final int ARGUMENTS_SHOWN = 2;

    // What KiFastCallEntry's address is on one machine; nobody in user mode can see it.
    private static final String SYSENTER_MSRS =
            "IA32_SYSENTER_CS=0008h, IA32_SYSENTER_EIP=8053D750h (nt!KiFastCallEntry)";

    private final Lines lines;
    private final StepPrinter steps;
    private final GuestText guest;
    private final CallPrinter calls;
    private final Registers[] ring = new Registers[REMEMBERED];
    private int remembered;
    private int returnsToTell;
    private int callNumber;

    SequencePrinter(Lines lines, StepPrinter steps, GuestText guest, CallPrinter calls) {
        this.lines = lines;
        this.steps = steps;
        this.guest = guest;
        this.calls = calls;
    }

    /** An instruction is about to be executed. */
    void step(Cpu cpu) {
        Registers now = Registers.of(cpu);
        if (returnsToTell > 0) {
            if (steps.is(now.eip(), FlowOperation.RET)) {
                steps.printReturn(now);
                returnsToTell--;
            } else {
                returnsToTell = 0;
            }
        }
        ring[remembered++ % REMEMBERED] = now;
    }

    /** The way in. @param service null when there is none */
    void entry(TraceEvent.KernelEntry entry, Registers at, TraceEvent.Decoded decoded) {
        returnsToTell = 0;
        NtService service = decoded.service();
        lines.line("");
        lines.line("=== system call " + ++callNumber + ": "
                + (service == null ? "no service has the number " + Hex.of(decoded.number()) : service.name()));
        lines.line("in user mode:");
        stub(at);
        int arguments = service == null ? 0 : service.argumentBytes().orElse(0) / 4;
        switch (entry.how()) {
            case SYSENTER -> sysenter(entry, at, arguments);
            case INT_2E -> interrupt(entry, arguments);
        }
        decode(decoded);
    }

    /** The remembered instructions from the call of the stub on. */
    private void stub(Registers at) {
        int last = remembered - 1;
        int first = Math.max(0, remembered - REMEMBERED);
        int start = last;
        int returnAddress = guest.value(at.esp(), 0);
        int outerReturnAddress = guest.value(at.esp() + 4, 0);
        for (int i = first; i <= last; i++) {
            Registers step = ring[i % REMEMBERED];
            boolean led = steps.instruction(step.eip())
                    .filter(instruction -> instruction.operation() == FlowOperation.CALL)
                    .filter(call -> call.next() == returnAddress || call.next() == outerReturnAddress)
                    .isPresent();
            if (led) {
                start = i;
                break;
            }
            // Without a call, from the instruction that set the number.
            if (i < last && ring[(i + 1) % REMEMBERED].eax() != step.eax()) {
                start = i;
            }
        }
        for (int i = start; i < last; i++) {
            steps.print(ring[i % REMEMBERED], ring[(i + 1) % REMEMBERED]);
        }
        steps.printBare(ring[last % REMEMBERED].eip());
    }

    private void sysenter(TraceEvent.KernelEntry entry, Registers at, int arguments) {
        lines.line("the stack, where edx points:");
        returnAddress(at.edx());
        returnAddress(at.edx() + 4);
        argumentsShown(entry.arguments(), arguments);
        lines.line("in the kernel, by sysenter (" + SYSENTER_MSRS + "):");
        lines.line("  sysenter keeps neither esp nor eip, so the kernel takes");
        lines.line("  esp = edx = " + Hex.address(entry.userEsp()));
        lines.line("  eip = [7FFE0304h] = " + steps.named(entry.userEip()));
        lines.line("  arguments = edx+8 = " + Hex.address(entry.arguments()) + ", behind two return addresses");
    }

    private void interrupt(TraceEvent.KernelEntry entry, int arguments) {
        lines.line("the stack, where edx points:");
        argumentsShown(entry.arguments(), arguments);
        lines.line("in the kernel, by the interrupt gate 2Eh (nt!KiSystemService), for which the processor keeps");
        lines.line("  esp = " + Hex.address(entry.userEsp()));
        lines.line("  eip = " + steps.named(entry.userEip()));
        lines.line("  arguments = edx = " + Hex.address(entry.arguments()));
    }

    /** What the kernel skips as a return address need not be one, when a program makes its own SYSENTER. */
    private void returnAddress(int address) {
        int value = guest.value(address, 0);
        String by = "taken for a return address, but no call has pushed it";
        for (int i = Math.max(0, remembered - REMEMBERED); i < remembered; i++) {
            Registers step = ring[i % REMEMBERED];
            boolean pushed = steps.instruction(step.eip())
                    .filter(instruction -> instruction.operation() == FlowOperation.CALL)
                    .filter(call -> call.next() == value)
                    .isPresent();
            by = pushed ? "the return address of the call" : by;
        }
        stackLine(address, by);
    }

    private void argumentsShown(int from, int count) {
        for (int i = 0; i < Math.min(count, ARGUMENTS_SHOWN); i++) {
            stackLine(from + 4 * i, "argument " + (i + 1) + " of " + count);
        }
    }

    private void stackLine(int address, String meaning) {
        String value = guest.isMapped(address, 4) ? steps.named(guest.value(address, 0)) : "not mapped";
        lines.line("  " + Hex.address(address) + ": " + value + ", " + meaning);
    }

    private void decode(TraceEvent.Decoded decoded) {
        int number = decoded.number();
        int table = number >>> 12 & 3;
        String tableName = switch (table) {
            case 0 -> "KiServiceTable";
            case 1 -> "W32pServiceTable, which is not there";
            default -> "empty";
        };
        lines.line("  eax=" + Hex.of(number) + ": table " + table + " (bits 12-13: " + tableName + "), index "
                + Hex.of(number & 0xFFF) + (table == 0 ? " of " + Hex.of(decoded.limit()) : ""));
    }

    void argumentsCopied(TraceEvent.ArgumentsCopied copied) {
        lines.line("  " + Hex.of(copied.bytes()) + " bytes of arguments "
                + (copied.succeeded() ? "copied" : "can't be copied") + " from " + Hex.address(copied.from())
                + " to the kernel's stack");
    }

    void begin(NtService service, int[] arguments) {
        calls.begin("  ", service, arguments);
    }

    void probed(TraceEvent.Probed probed) {
        String alignment = probed.alignment() == 1 ? "" : ", align " + probed.alignment();
        lines.line("      " + probed.function() + "(" + probed.what() + "=" + Hex.address(probed.address()) + ", "
                + probed.length() + alignment + ")"
                + (probed.status() == Status.STATUS_SUCCESS
                        ? ""
                        : " -> " + calls.status(probed.status()) + reason(probed)));
    }

    private static String reason(TraceEvent.Probed probed) {
        return probed.status() == Status.STATUS_DATATYPE_MISALIGNMENT
                ? ": the address is no multiple of " + probed.alignment()
                : "";
    }

    void note(String text) {
        lines.line("      " + text);
    }

    void end(NtService service, int[] arguments, int status) {
        calls.end("  ", service, arguments, status);
    }

    void leaves(String why) {
        lines.line("  does not return: " + why);
        remembered = 0;
    }

    /** @param how what entered; either way the kernel leaves by SYSEXIT */
    void exit(Cpu cpu) {
        lines.line("back in user mode, by sysexit:");
        lines.line("  eax=" + Hex.address(cpu.eax()) + " (" + calls.status(cpu.eax()) + "), ecx="
                + Hex.address(cpu.ecx()) + " (= esp), edx=" + Hex.address(cpu.edx()) + " (= eip), eflags="
                + Hex.digits(cpu.eflags()).substring(4) + "h");
        remembered = 0;
        returnsToTell = RETURNS;
    }
}
