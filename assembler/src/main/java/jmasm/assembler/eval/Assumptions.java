package jmasm.assembler.eval;

import java.util.Map;
import java.util.Set;
import jmasm.assembler.types.MasmType;
import jmasm.x86.Register;

/**
 * What ASSUME says: the type that a register points to, and which registers must not be used. A change gives a new
 * value, so that contexts can keep one.
 */
public record Assumptions(Map<Register, MasmType> pointers, Set<Register> errors) {

    public static final Assumptions NONE = new Assumptions(Map.of(), Set.of());

    public Assumptions {
        pointers = Map.copyOf(pointers);
        errors = Set.copyOf(errors);
    }
}
