; Lists that go on behind a comma; code labels as numbers; sizes told by the number.
        .386
        .model flat, stdcall
        EXTERNDEF SYM1:ABS
SYM1    = 10

sum     PROTO :DWORD,
              :DWORD          ; of two

params  MACRO a, b,
              c
        DWORD a, b, c
        ENDM

POINT   STRUCT
x       BYTE ?
        ALIGN DWORD
y       DWORD ?
POINT   ENDS

        .data
bytes   BYTE 1, 2, 3,
             4, 5,

             6
        params 1, 2, 3
corner  POINT <1,
               2>

        .code
main    PROC
        LOCAL   one:DWORD,
                two:DWORD
        invoke  sum, 1,
                2
        mov     eax, main
        mov     [esp], @F
        mov     [edi-1], BYTE PTR 13
        mov     later, ecx
        lea     eax, [esi + (behind - main)]
        and     esi, NOT 80000001h
        mov     eax, LENGTH corner.y
@@:     ret
behind::
main    ENDP

sum     PROC    a:DWORD,
                b:DWORD
        mov     eax, a
        ret
sum     ENDP

        .data
later   DWORD 5
        END
