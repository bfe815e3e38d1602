        ; Rarer shapes of operands and numbers.
        .686
        .XMM
        .model  flat, stdcall
        .data
POINT   STRUCT
x       DWORD   ?
y       WORD    ?
POINT   ENDS
PWORD   TYPEDEF PTR WORD
PPOINT  TYPEDEF PTR POINT
NEARBY  TYPEDEF NEAR

wide    OWORD   112233445566778899AABBCCDDEEFF00h
        TBYTE   REAL4 PTR 1.0, REAL8 PTR -1.0
        WORD    NEAR, FAR, TYPE NEARBY, SIZE FAR, DWORD
later   =       ends_here / 2
        DWORD   HIGH32 1122334455667788h, LOW32 1122334455667788h, HIGH32 -1

        ; -1 and 0FFFFFFFFh are equal; the one is less than 0, the other is not.
        WORD    0FFFFFFFFh EQ -1, 0F0000000h GT 5, 0FFFFFFFFh LT 0, -1 LT 0

        ; What is no operand has no attributes.
        WORD    OPATTR POINT.z, OPATTR wide.z, OPATTR OFFSET ax, OPATTR 123456789h, .TYPE 1.5

        ; OFFSET of a label is text to EQU, and may be said again; a number of more than 32 bits is text too.
where   EQU     OFFSET wide
where   EQU     OFFSET later_label
TOOBIG  TEXTEQU <100000000h>
taken   EQU     TOOBIG
TOOBIG  TEXTEQU <5>

        .code
far_one LABEL   FAR
use     PROC    a:DWORD
        ; Data and ALIGN may stand before LOCAL and the prologue.
        WORD    TYPE far_one, SIZE far_one, LENGTH far_one, SIZE use
        ALIGN   4
        LOCAL   labels[2]:NEARBY
        WORD    SIZEOF labels, LENGTHOF labels

        ; Parentheses and dots behind brackets add.
        mov     ax, [ebx](POINT.y)
        mov     ax, [ebx].POINT.(y)
        OPTION  OLDSTRUCTS
        mov     eax, [ebx].DWORD
        mov     eax, [ebx].8
        OPTION  NOOLDSTRUCTS
        ASSUME  ebx:PTR POINT
        mov     ax, [ebx].(y)
        mov     eax, [ebx](POINT.x)
        mov     ax, [ebx][POINT.y]
        ASSUME  ebx:NOTHING

        ; A pointer's type in brackets says what lies behind the pointer; a size may come from below.
        mov     [PWORD PTR ebx], 1234h
        mov     [PPOINT PTR ebx].y, 1234h
        mov     eax, (TYPE below) PTR [ebx]
        ret
use     ENDP

        ; Reals as immediate operands, an extension: REAL4's bits, or half of REAL8's.
        mov     eax, 1.0
        push    -1.5
        push    HIGH32 3.01
        push    LOW32 3.01

        ; FLAT begins at 0.
        mov     ax, FLAT:[41Ah]
        mov     eax, OFFSET FLAT:wide
        mov     eax, OFFSET OFFSET ds:[4]
        mov     eax, taken
        mov     eax, where
later_label:
below   DWORD   0
ends_here EQU   $ - below
        END
