package jmasm.x86;

import java.util.Optional;

/** Memory operands as MASM text: {@code dword ptr fs:[ebx+esi*4-8]}. */
final class MemoryText {

    private MemoryText() {}

    /** @param name what stands for the displacement, if there is something */
    static void append(StringBuilder text, Memory memory, Optional<String> name) {
        Register segment = memory.segment();
        if (segment != null && segment != memory.defaultSegment()) {
            text.append(segment.text()).append(':');
        } else if (memory.isAbsolute() && name.isEmpty()) {
            // Without it, MASM takes [402000h] for a constant.
            text.append("ds:");
        }
        text.append('[');
        appendRegisters(text, memory);
        appendDisplacement(text, memory, name);
        text.append(']');
    }

    private static void appendRegisters(StringBuilder text, Memory memory) {
        if (memory.base() != null) {
            text.append(memory.base().text());
        }
        if (memory.index() != null) {
            text.append(memory.base() == null ? "" : "+").append(memory.index().text());
            if (memory.scale() != 1 || memory.base() == null) {
                text.append('*').append(memory.scale());
            }
        }
    }

    private static void appendDisplacement(StringBuilder text, Memory memory, Optional<String> name) {
        int displacement = memory.displacement();
        boolean alone = memory.isAbsolute();
        if (name.isPresent()) {
            text.append(alone ? "" : "+").append(name.get());
        } else if (alone) {
            HexNumber.append(text, displacement);
        } else if (displacement != 0) {
            text.append(displacement < 0 ? '-' : '+');
            HexNumber.append(text, Math.abs(displacement));
        }
    }

    /** {@code dword ptr }, or nothing for memory of any size. */
    static String sizeWord(int size) {
        return switch (size) {
            case 1 -> "byte ptr ";
            case 2 -> "word ptr ";
            case 4 -> "dword ptr ";
            case 6 -> "fword ptr ";
            case 8 -> "qword ptr ";
            case 10 -> "tbyte ptr ";
            case 16 -> "xmmword ptr ";
            case 32 -> "ymmword ptr ";
            default -> "";
        };
    }
}
