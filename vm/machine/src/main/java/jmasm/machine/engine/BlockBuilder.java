package jmasm.machine.engine;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import jmasm.machine.memory.AccessKind;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.MemoryFault;
import jmasm.x86.Decoded;
import jmasm.x86.Decoder;
import jmasm.x86.Disassembler;
import jmasm.x86.FlowOperation;
import jmasm.x86.Immediate;
import jmasm.x86.Instruction;
import jmasm.x86.MoveOperation;
import jmasm.x86.Operation;
import jmasm.x86.StringOperation;
import jmasm.x86.SymbolLookup;
import jmasm.x86.SystemOperation;

/** Decodes guest memory into blocks. */
final class BlockBuilder {

    private static final int LONGEST_BLOCK = 64;

    private final Decoder decoder;
    private final Set<Operation> unimplemented;
    private final boolean fast;
    private final byte[] bytes = new byte[Decoder.MAX_LENGTH];

    /** Why {@link #build} could not make a block. */
    private Exit failure;

    /** @param fast whether the commonest forms get {@link FastSteps} */
    BlockBuilder(Decoder decoder, Set<Operation> unimplemented, boolean fast) {
        this.decoder = decoder;
        this.unimplemented = unimplemented;
        this.fast = fast;
    }

    /**
     * The block that begins at an address. It ends with the first instruction that may go elsewhere, at the end of
     * the page, or before bytes that are no instruction or can't be fetched; when those come first there is no block
     * but a {@link #failure}. Failures are not kept in any cache: what is wrong may be mended without a write to code.
     *
     * @return null when the first instruction can't be decoded
     */
    Block build(AddressSpace memory, int address, boolean flat) {
        List<Step> steps = new ArrayList<>();
        int at = address;
        do {
            Decoded decoded = decode(memory, at);
            if (!(decoded instanceof Instruction instruction)) {
                break;
            }
            Exit exit = exitOf(instruction);
            if (exit != null) {
                return new Block(address, instruction.next(), flat, array(steps), exit, at);
            }
            steps.add(Steps.of(instruction, flat && fast));
            at = instruction.next();
            if (endsBlock(instruction)) {
                break;
            }
        } while (at >>> 12 == address >>> 12 && steps.size() < LONGEST_BLOCK);
        return steps.isEmpty() ? null : new Block(address, at, flat, array(steps), null, at);
    }

    Exit failure() {
        return failure;
    }

    private Decoded decode(AddressSpace memory, int address) {
        int count = memory.fetch(address, bytes);
        Decoded decoded = decoder.decode(bytes, 0, count, address);
        failure = null;
        if (decoded instanceof Decoded.Invalid invalid) {
            failure = invalid.reason() == Decoded.Reason.TOO_LONG
                    ? new Exit.GeneralProtection(false, 0)
                    : new Exit.InvalidOpcode();
        } else if (decoded instanceof Decoded.Truncated) {
            failure = new Exit.PageFault(new MemoryFault(address + count, AccessKind.EXECUTE));
        }
        return decoded;
    }

    /** Instructions that always leave the guest are no steps: the engine stops in front of them. */
    private Exit exitOf(Instruction instruction) {
        Operation operation = instruction.operation();
        if (unimplemented.contains(operation)) {
            return new Exit.Unimplemented(
                    new Disassembler(SymbolLookup.NONE).text(instruction), hex(instruction), instruction.address());
        }
        if (operation instanceof FlowOperation flow) {
            return switch (flow) {
                case SYSENTER -> new Exit.SysEnter(instruction.next());
                case INT -> new Exit.Interrupt(vector(instruction), instruction.next());
                case INT3 -> new Exit.Breakpoint(instruction.next());
                case INT1 -> new Exit.DebugTrap(instruction.next());
                case UD -> new Exit.InvalidOpcode();
                default -> null;
            };
        }
        // The test registers went with the 486.
        boolean undefined = operation == SystemOperation.RSM || operation == SystemOperation.MOV_TEST;
        return undefined ? new Exit.InvalidOpcode() : null;
    }

    private static int vector(Instruction instruction) {
        return (int) ((Immediate) instruction.operand(0)).value() & 0xFF;
    }

    /**
     * Beside jumps: what changes how the following instructions are to be executed (segments, TF), and what must be
     * last because it may be executed again (strings) or reads the count of instructions (RDTSC).
     */
    private static boolean endsBlock(Instruction instruction) {
        Operation operation = instruction.operation();
        if (instruction.endsBlock() || operation instanceof StringOperation) {
            return true;
        }
        if (operation instanceof MoveOperation move) {
            return switch (move) {
                case MOV_TO_SEGMENT, LDS, LES, LFS, LGS, LSS -> true;
                default -> false;
            };
        }
        return operation == FlowOperation.POP_SEGMENT
                || operation == FlowOperation.POPF
                || operation == FlowOperation.IRET
                || operation == SystemOperation.RDTSC;
    }

    private String hex(Instruction instruction) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes, 0, instruction.length());
    }

    private static Step[] array(List<Step> steps) {
        return steps.toArray(new Step[0]);
    }
}
