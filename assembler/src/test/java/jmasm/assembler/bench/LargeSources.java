package jmasm.assembler.bench;

import java.util.Locale;

/** Sources of any size, always the same ones; only what every MASM-like assembler takes. */
final class LargeSources {

    private LargeSources() {}

    /** What windows.inc is like: four of five lines constants, in hexadecimal or by name, the rest structures. */
    static String constants(int lines) {
        StringBuilder text = new StringBuilder(lines * 40);
        int line = 0;
        for (int i = 0; line < lines; i++) {
            text.append(String.format(Locale.ROOT, "WM_CONSTANT_%05d                    equ 0%Xh\n", i, i * 37));
            text.append(String.format(Locale.ROOT, "ERROR_CONSTANT_%05d EQU %d ; what went wrong\n", i, i));
            text.append(String.format(Locale.ROOT, "STYLE_%05d equ WM_CONSTANT_%05d or 40000000h\n", i, i));
            text.append(String.format(Locale.ROOT, "SIZE_%05d = ERROR_CONSTANT_%05d * 4 + 2\n", i, i));
            line += 4;
            if (i % 8 == 7) {
                text.append(String.format(Locale.ROOT, "RECORD_%05d STRUCT\n", i));
                text.append(
                        "  cbSize DWORD ?\n  lpName DWORD ?\n  wType WORD ?\n  bFlags BYTE 4 dup (?)\n  pNext DWORD 0\n");
                text.append(String.format(Locale.ROOT, "RECORD_%05d ENDS\n", i));
                line += 7;
            }
        }
        return text.toString();
    }

    /** Twenty lines that use {@link #constants}, which stand in {@code include}. */
    static String userOfConstants(String include) {
        return """
                .386
                .model flat
                include %s
                .data
                item RECORD_00007 <>
                text db "hello", 0
                .code
                public start
                start:
                    mov eax, STYLE_00001
                    mov item.cbSize, sizeof RECORD_00007
                    mov ecx, SIZE_00100
                    lea edx, text
                    push edx
                    push ERROR_CONSTANT_00042
                    add esp, 8
                    mov item.pNext, eax
                    ret
                end
                """.formatted(include);
    }

    /** Instructions, labels, jumps, data and calls of macros. */
    static String instructions(int lines) {
        StringBuilder text = new StringBuilder(lines * 28);
        text.append("""
                .386
                .model flat
                save3 macro first, second, third
                    push first
                    push second
                    push third
                endm
                store macro target, value
                    local over
                    cmp target, value
                    je over
                    mov target, value
                over:
                endm
                .data
                counter dd 0
                table dd 16 dup (?)
                .code
                """);
        int line = text.toString().split("\n").length;
        for (int i = 0; line < lines - 1; i++, line += 20) {
            text.append(String.format(Locale.ROOT, """
                    label_%1$d:
                        mov eax, [ebp+8]
                        mov ecx, table[esi*4]
                        add eax, %1$d
                        xor edx, edx
                        save3 eax, ecx, edx
                        imul eax, ecx, 12
                        lea edi, [eax+ecx*4+16] ; an address
                        cmp eax, ecx
                        jne label_%1$d
                        store ebx, %1$d
                        test al, 1
                        jz next_%1$d
                        inc counter
                        shl eax, 3
                        movzx edx, byte ptr [edi]
                        sub esp, 16
                        mov dword ptr [esp+4], offset counter
                        add esp, 28
                    next_%1$d:
                    """, i));
        }
        return text.append("end\n").toString();
    }
}
