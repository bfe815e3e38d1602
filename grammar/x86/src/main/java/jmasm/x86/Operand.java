package jmasm.x86;

/** An explicit operand of an instruction. */
public sealed interface Operand permits Register, Memory, Immediate, Target, FarPointer {

    /** In bytes; 0 when nothing says so yet, as in {@code [ebx]} or {@code 5}. */
    int size();
}
