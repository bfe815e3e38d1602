package jmasm.assembler.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.masm.Distance;
import jmasm.x86.Register;

/**
 * What a caller has to know about a procedure.
 *
 * @param distance   FAR when it returns to a selector, too
 * @param language   how to call it
 * @param parameters in source order, VARARG not among them
 * @param vararg     whether more arguments may follow
 */
public record Signature(Distance distance, Language language, List<Parameter> parameters, boolean vararg) {

    private static final int STACK_SLOT = 4;
    private static final int SHORT_STACK_SLOT = 2;
    private static final List<Register> FASTCALL_REGISTERS = List.of(Register.ECX, Register.EDX);

    /** @param name empty where the prototype gives none */
    public record Parameter(String name, MasmType type) {}

    public Signature {
        parameters = List.copyOf(parameters);
    }

    public boolean isFar() {
        return distance == Distance.FAR || distance == Distance.FAR16;
    }

    /** What a PUSH moves the stack pointer by: procedures of 16-bit segments take words. */
    public int stackSlot() {
        return distance == Distance.NEAR16 || distance == Distance.FAR16 ? SHORT_STACK_SLOT : STACK_SLOT;
    }

    /** Bytes of a parameter on the stack. */
    public int stackSize(Parameter parameter) {
        int slot = stackSlot();
        return (parameter.type().storage() + slot - 1) / slot * slot;
    }

    /** For each parameter the register in which it is passed: two of a FASTCALL procedure. */
    public List<Optional<Register>> registers() {
        List<Optional<Register>> registers = new ArrayList<>(parameters.size());
        int used = 0;
        for (Parameter parameter : parameters) {
            boolean passed = language == Language.FASTCALL
                    && used < FASTCALL_REGISTERS.size()
                    && parameter.type().size() <= STACK_SLOT;
            registers.add(passed ? Optional.of(FASTCALL_REGISTERS.get(used++)) : Optional.empty());
        }
        return registers;
    }

    /** Bytes of all parameters that are passed on the stack. */
    public int pushedSize() {
        int size = stackSize();
        for (Optional<Register> register : registers()) {
            size -= register.isPresent() ? STACK_SLOT : 0;
        }
        return size;
    }

    /** Bytes of all parameters as if on the stack, as decorated names tell them. */
    public int stackSize() {
        int size = 0;
        for (Parameter parameter : parameters) {
            size += stackSize(parameter);
        }
        return size;
    }
}
