        .386
        .model flat
        .data
x       DWORD 1
        .code
        mov     eax, x[bx]      ; error A2155
        END
