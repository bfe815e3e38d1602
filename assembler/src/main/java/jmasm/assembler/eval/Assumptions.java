package jmasm.assembler.eval;

import java.util.Map;
import jmasm.assembler.types.MasmType;
import jmasm.x86.Register;

/** What ASSUME says: the type that a register points to. A change gives a new value, so that contexts can keep one. */
public record Assumptions(Map<Register, MasmType> pointers) {

    public static final Assumptions NONE = new Assumptions(Map.of());

    public Assumptions {
        pointers = Map.copyOf(pointers);
    }
}
