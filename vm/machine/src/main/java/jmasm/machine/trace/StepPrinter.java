package jmasm.machine.trace;

import java.util.Optional;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.nt.Hex;
import jmasm.x86.Decoded;
import jmasm.x86.Decoder;
import jmasm.x86.Disassembler;
import jmasm.x86.FlowOperation;
import jmasm.x86.Immediate;
import jmasm.x86.Instruction;
import jmasm.x86.InstructionTable;
import jmasm.x86.Memory;
import jmasm.x86.Operand;
import jmasm.x86.Operation;
import jmasm.x86.Register;
import jmasm.x86.SymbolLookup;

/** Instructions as lines: where, what, and what it did. */
final class StepPrinter {

    private static final int PLACE_WIDTH = 36;
    private static final int TEXT_WIDTH = 30;

    private final Lines lines;
    private final AddressSpace memory;
    private final GuestText guest;
    private final AddressNames names;
    private final Decoder decoder;
    private final Disassembler disassembler;
    private final byte[] code = new byte[Decoder.MAX_LENGTH];

    StepPrinter(Lines lines, AddressSpace memory, AddressNames names, InstructionTable table) {
        this.lines = lines;
        this.memory = memory;
        this.guest = new GuestText(memory);
        this.names = names;
        this.decoder = new Decoder(table);
        this.disassembler = new Disassembler(new SymbolLookup() {
            @Override
            public Optional<String> name(int address) {
                String name = names.name(address);
                return name.indexOf('!') < 0 ? Optional.empty() : Optional.of(name);
            }
        });
    }

    /** The registers that a step shows. */
    record Registers(int eip, int eax, int ecx, int edx, int esp) {

        static Registers of(Cpu cpu) {
            return new Registers(cpu.eip(), cpu.eax(), cpu.ecx(), cpu.edx(), cpu.esp());
        }
    }

    /** Empty where no instruction can be read. */
    Optional<Instruction> instruction(int address) {
        int count = memory.fetch(address, code);
        Decoded decoded = decoder.decode(code, 0, count, address);
        return decoded instanceof Instruction instruction ? Optional.of(instruction) : Optional.empty();
    }

    boolean is(int address, Operation operation) {
        return instruction(address).filter(i -> i.operation() == operation).isPresent();
    }

    /** An instruction about to be executed, without its effect. */
    void printBare(int address) {
        lines.line(line(address));
    }

    /** An instruction that has been executed. */
    void print(Registers before, Registers after) {
        lines.explained(line(before.eip()), effect(before, after));
    }

    /** A RET that is about to be executed: where it leads, and what it takes off the stack. */
    void printReturn(Registers before) {
        int target = guest.value(before.esp(), 0);
        int popped = instruction(before.eip())
                .filter(i -> !i.operands().isEmpty() && i.operand(0) instanceof Immediate)
                .map(i -> (int) ((Immediate) i.operand(0)).value())
                .orElse(0);
        String bytes = popped == 0 ? "" : "; takes " + Hex.of(popped) + " bytes of arguments off the stack";
        lines.explained(
                line(before.eip()),
                "returns to " + named(target) + bytes + "; esp=" + Hex.address(before.esp() + 4 + popped));
    }

    /** {@code 0040100Ch (testnt!NtCreateFile+0Ch)}. */
    String named(int address) {
        String name = names.name(address);
        return name.equals(Hex.address(address)) ? name : Hex.address(address) + " (" + name + ")";
    }

    private String line(int address) {
        String text = instruction(address).map(disassembler::text).orElse("?");
        return "  " + padded(names.name(address), PLACE_WIDTH) + padded(text, TEXT_WIDTH);
    }

    private static String padded(String text, int width) {
        return text.length() < width ? text + " ".repeat(width - text.length()) : text + "  ";
    }

    private String effect(Registers before, Registers after) {
        Optional<Instruction> instruction = instruction(before.eip());
        if (instruction.filter(i -> i.operation() == FlowOperation.CALL).isPresent()) {
            String read = pointerRead(instruction.get(), before);
            return read + "pushes the return address " + named(instruction.get().next()) + " at "
                    + Hex.address(after.esp());
        }
        StringBuilder changes = new StringBuilder();
        change(changes, "eax", before.eax(), after.eax());
        change(changes, "ecx", before.ecx(), after.ecx());
        change(changes, "edx", before.edx(), after.edx());
        change(changes, "esp", before.esp(), after.esp());
        return changes.toString();
    }

    private static void change(StringBuilder changes, String register, int before, int after) {
        if (before != after) {
            changes.append(changes.length() == 0 ? "" : ", ")
                    .append(register)
                    .append('=')
                    .append(Hex.address(after));
        }
    }

    /** For a call through memory: the pointer that was read, and where. */
    private String pointerRead(Instruction call, Registers before) {
        Operand operand = call.operand(0);
        if (!(operand instanceof Memory place) || place.index() != null) {
            return "";
        }
        int address = place.displacement();
        if (place.base() == Register.EDX) {
            address += before.edx();
        } else if (place.base() == Register.EAX) {
            address += before.eax();
        } else if (place.base() == Register.ECX) {
            address += before.ecx();
        } else if (place.base() != null) {
            return "";
        }
        return "reads " + named(guest.value(address, 0)) + " at " + Hex.address(address) + "; ";
    }
}
