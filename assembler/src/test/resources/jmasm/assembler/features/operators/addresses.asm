; OFFSET, SEG, PTR, THIS, TYPE, SHORT, LROFFSET, and labels with numbers.
        .386
        .model  flat
        .data
value   DWORD   1, 2, 3
        DWORD   OFFSET value + 4, value[8], value - 4, OFFSET value[4], LROFFSET value
here    EQU     THIS BYTE
        DWORD   5
        BYTE    TYPE value, TYPE here, TYPE (value + 1), TYPE WORD PTR value, TYPE 5
        WORD    TYPE start, TYPE FAR PTR start
        .code
start:  mov     al, BYTE PTR value
        mov     ax, WORD PTR value + 2
        mov     eax, DWORD PTR [value + 1]
        mov     al, here
        mov     DWORD PTR [ebx], 5
        mov     [ebx], WORD PTR 5
        push    WORD PTR 5
        push    DWORD PTR 5
        add     eax, DWORD PTR 5
        mov     eax, OFFSET value
        mov     eax, LROFFSET value + 4
        lea     eax, value[ecx*4]
        mov     ax, SEG value
        jmp     SHORT start
        jmp     NEAR PTR start
again   EQU     THIS NEAR
        jmp     again
        mov     eax, TYPE eax
        call    DWORD PTR [ebx]
        jmp     DWORD PTR value[ecx*4]
        mov     eax, DWORD PTR DWORD PTR value
        END
