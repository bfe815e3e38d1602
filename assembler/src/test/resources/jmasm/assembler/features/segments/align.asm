; ALIGN, EVEN: zeros in data, instructions that do nothing in code.
        .486
        .model  flat
        .data
        BYTE    1
        EVEN
        WORD    2
        BYTE    3
        ALIGN   4
        DWORD   4
        BYTE    5
        ALIGN
        BYTE    6
        .code
        nop
        ALIGN   4
        inc     eax
        ALIGN   8
        inc     eax
        inc     eax
        EVEN
        inc     eax
        ALIGN   16
        ret
        END
