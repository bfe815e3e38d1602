; TBYTE, OWORD, MMWORD, XMMWORD, YMMWORD: numbers of more than 64 bits.
        .686
        .MMX
        .XMM
        .model  flat
        .data
small1  TBYTE   5
        OWORD   1, -1
        OWORD   0123456789ABCDEF0123456789ABCDEFh
        OWORD   -123456789012345678901234567890
        MMWORD  7
four    XMMWORD 2 DUP (8)
        YMMWORD 9
        YMMWORD ?
        .code
        movaps  xmm0, four
        movq    mm0, MMWORD PTR [ebx]
        mov     eax, SIZEOF four
        mov     eax, TYPE YMMWORD
        END
