package jmasm.machine.kernel;

import java.util.ArrayList;
import java.util.List;
import jmasm.base.Diagnostic;
import jmasm.guest.NtStatus;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.MemoryFault;
import jmasm.machine.message.Messages;
import jmasm.machine.message.RunProblem;
import jmasm.machine.nt.Hex;
import jmasm.machine.nt.Status;
import jmasm.machine.trace.AddressNames;
import jmasm.x86.Decoded;
import jmasm.x86.Decoder;
import jmasm.x86.Disassembler;
import jmasm.x86.Instruction;
import jmasm.x86.InstructionTable;
import jmasm.x86.SymbolLookup;

/** What a user is told of an exception that nobody handled: what, where, the instruction, registers, stack, a hint. */
final class CrashDescription {

    private static final int STACK_LINES = 8;

    private final AddressSpace memory;
    private final AddressNames names;

    CrashDescription(AddressSpace memory, AddressNames names) {
        this.memory = memory;
        this.names = names;
    }

    Diagnostic of(GuestThread thread, ExceptionRecord record) {
        Cpu cpu = thread.cpu();
        String status = new NtStatus.Lookup().name(record.code());
        List<String> notes = new ArrayList<>();
        notes.add("at " + names.name(record.address()) + " (" + Hex.address(record.address()) + "): "
                + instruction(record.address()));
        if (record.code() == Status.STATUS_ACCESS_VIOLATION && record.information().length == 2) {
            notes.add(access(record.information()[0], record.information()[1], record.address()));
        }
        registers(notes, cpu);
        stack(notes, cpu);
        Diagnostic diagnostic = Diagnostic.in(
                        Messages.TOOL,
                        RunProblem.UNHANDLED_EXCEPTION,
                        thread.process().imageName(),
                        status,
                        Hex.address(record.code()))
                .withNotes(notes);
        String hint = hint(record, cpu);
        return hint.isEmpty() ? diagnostic : diagnostic.withHint(hint);
    }

    private String instruction(int address) {
        byte[] code = new byte[Decoder.MAX_LENGTH];
        int count = memory.fetch(address, code);
        if (count == 0) {
            return "there is no code";
        }
        Decoded decoded = new Decoder(InstructionTable.load()).decode(code, 0, count, address);
        if (decoded instanceof Instruction instruction) {
            return new Disassembler(SymbolLookup.NONE).text(instruction) + "  (" + bytes(code, instruction.length())
                    + ")";
        }
        return "no instruction begins with " + bytes(code, Math.min(count, 4));
    }

    private static String bytes(byte[] code, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(Hex.digits(code[i] & 0xFF).substring(6));
        }
        return text.toString();
    }

    private String access(int how, int address, int eip) {
        String verb = how == 8 || how == 0 && address == eip ? "execute" : how == 0 ? "read" : "write";
        if (how == 0 && address == -1) {
            return "it broke a rule of protected mode (the processor's general protection fault)";
        }
        String why = !memory.isMapped(address)
                ? "nothing is mapped there"
                : how == 8 && memory.protection(address).readable()
                        ? "the page there holds data, and data execution is prevented"
                        : "the page there is "
                                + (memory.protection(address).readable() ? "read-only" : "not accessible");
        return "it wanted to " + verb + " " + Hex.address(address) + ": " + why;
    }

    private static void registers(List<String> notes, Cpu cpu) {
        notes.add("eax=" + Hex.digits(cpu.eax()) + " ebx=" + Hex.digits(cpu.ebx()) + " ecx=" + Hex.digits(cpu.ecx())
                + " edx=" + Hex.digits(cpu.edx()) + " esi=" + Hex.digits(cpu.esi()) + " edi="
                + Hex.digits(cpu.edi()));
        notes.add("ebp=" + Hex.digits(cpu.ebp()) + " esp=" + Hex.digits(cpu.esp()) + " eip=" + Hex.digits(cpu.eip())
                + " eflags=" + Hex.digits(cpu.eflags()));
    }

    private void stack(List<String> notes, Cpu cpu) {
        for (int i = 0; i < STACK_LINES; i++) {
            int address = cpu.esp() + 4 * i;
            try {
                int value = memory.peek32(address);
                String name = names.name(value);
                notes.add((i == 0 ? "stack " : "      ") + Hex.digits(address) + " " + Hex.digits(value)
                        + (name.indexOf('!') > 0 ? " " + name : ""));
            } catch (MemoryFault e) {
                notes.add((i == 0 ? "stack " : "      ") + Hex.digits(address) + " is not mapped");
                return;
            }
        }
    }

    private String hint(ExceptionRecord record, Cpu cpu) {
        if (record.code() == Status.STATUS_ACCESS_VIOLATION && record.information().length == 2) {
            int address = record.information()[1];
            if (record.information()[0] == 8 && memory.protection(address).readable()) {
                return "code in data needs PAGE_EXECUTE_READWRITE, a section with EXECUTE, or a link with /NXCOMPAT:NO;"
                        + " jrun --dep=off allows it";
            }
            if (record.information()[0] == 8 || !memory.isMapped(cpu.eip())) {
                return "the program jumped or returned to an address that holds no code:"
                        + " is each push matched, and each RET's number of bytes right?";
            }
            return Integer.compareUnsigned(address, 0x1_0000) < 0 ? "a pointer was null or never set" : "";
        }
        return switch (record.code()) {
            case Status.STATUS_BREAKPOINT -> "int 3 is for debuggers, and there is none";
            case Status.STATUS_PRIVILEGED_INSTRUCTION -> "only the kernel may execute this instruction";
            case Status.STATUS_STACK_OVERFLOW -> "the recursion is too deep, or LOCAL data are larger than the stack";
            default -> "";
        };
    }
}
