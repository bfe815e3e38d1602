package jmasm.assembler.types;

import java.util.List;

/**
 * What a caller has to know about a procedure.
 *
 * @param language   how to call it
 * @param parameters in source order, VARARG not among them
 * @param vararg     whether more arguments may follow
 */
public record Signature(Language language, List<Parameter> parameters, boolean vararg) {

    private static final int STACK_SLOT = 4;

    /** @param name empty where the prototype gives none */
    public record Parameter(String name, MasmType type) {

        /** Bytes on the stack. */
        public int stackSize() {
            return (type.size() + STACK_SLOT - 1) / STACK_SLOT * STACK_SLOT;
        }
    }

    public Signature {
        parameters = List.copyOf(parameters);
    }

    /** Bytes of all parameters on the stack. */
    public int stackSize() {
        int size = 0;
        for (Parameter parameter : parameters) {
            size += parameter.stackSize();
        }
        return size;
    }
}
