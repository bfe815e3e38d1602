; What gives an operand its size: a register, a type, a number with PTR; 16-bit addresses; numbers that wrap.
        .386
        .model  flat
        .data
bytes   BYTE    1
        .code
        mov     bytes, 1
        inc     bytes
        mov     [ebx], al
        mov     WORD PTR [ebx], 1
        mov     [ebx], DWORD PTR 1
        movzx   eax, BYTE PTR [ebx]
        add     cx, 0FFFFFFF0h
        mov     al, -255
        mov     eax, [bx + si]
        mov     ax, [ebp + 2]
        push    5
        push    500
        pushw   5
        imul    eax, ecx, 5
        imul    eax, 500
        shl     eax, 1
        shl     eax, 5
        END
