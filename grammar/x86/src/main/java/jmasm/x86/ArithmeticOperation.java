package jmasm.x86;

/** Arithmetic, logic and shifts of general registers and memory. */
public enum ArithmeticOperation implements Operation {
    // Arithmetic
    ADD,
    ADC,
    SUB,
    SBB,
    CMP,
    INC,
    DEC,
    NEG,
    /** One operand: the product is twice as wide. */
    MUL,
    /** One operand: the product is twice as wide. */
    IMUL,
    /** Two or three operands: the product is cut to the operand size. */
    IMUL_TRUNCATED,
    DIV,
    IDIV,
    XADD,
    CMPXCHG,
    CMPXCHG8B,
    DAA,
    DAS,
    AAA,
    AAS,
    AAM,
    AAD,

    // Logic
    AND,
    OR,
    XOR,
    NOT,
    TEST,

    // Shifts
    ROL,
    ROR,
    RCL,
    RCR,
    SHL,
    SHR,
    SAR,
    SHLD,
    SHRD
}
