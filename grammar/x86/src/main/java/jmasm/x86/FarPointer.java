package jmasm.x86;

/**
 * A constant far address, {@code selector:offset}.
 *
 * @param selector    0 to FFFFh
 * @param offset      32 bits, or 16 under an operand size prefix
 * @param relocatable the offset is not final
 */
public record FarPointer(int selector, int offset, boolean relocatable) implements Operand {

    @Override
    public int size() {
        return 0;
    }
}
