; Each length of ALIGN's filling in code.
.386
.model flat
.code
    DB 0Bh DUP (0CCh)
    ALIGN 4
part SEGMENT PARA PUBLIC 'CODE'
    DB 1 DUP (0CCh)
    ALIGN 16
    DB 2 DUP (0CCh)
    ALIGN 8
    DB 3 DUP (0CCh)
    ALIGN 8
    DB 4 DUP (0CCh)
    ALIGN 8
    DB 5 DUP (0CCh)
    ALIGN 8
    DB 6 DUP (0CCh)
    ALIGN 8
part ENDS
end
