; $ is the present place, ? a value that does not matter.
        .386
        .model  flat
        .data
first   BYTE    1, 2, 3
length1 = $ - first
        DWORD   $, $ - first, first + ($ - first)
        BYTE    length1, ?, 5
        WORD    2 DUP (?)
        .code
        jmp     $
        jmp     $ + 2
        mov     eax, $
        mov     ecx, OFFSET $ - 5
        .data?
        DWORD   ?
        BYTE    10 DUP (?)
        END
