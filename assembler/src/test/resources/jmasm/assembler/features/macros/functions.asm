; Macro functions: anywhere in a line, nested, recursive, without parentheses a macro's argument, EXITM with and without.
        .386
        .model  flat, stdcall
double  MACRO   x
        EXITM   %x * 2
        ENDM
sum     MACRO   first, rest:VARARG
        LOCAL   total
total   = first
        FOR     x, <rest>
total   = total + x
        ENDM
        EXITM   %total
        ENDM
power   MACRO   base, exponent
        IF      exponent EQ 0
        EXITM   <1>
        ENDIF
        EXITM   %base * power(base, exponent - 1)
        ENDM
place   MACRO   register, offset1
        EXITM   <[register + offset1]>
        ENDM
named   MACRO   text
        EXITM   <text>
        ENDM
        .data
        BYTE    double(3), double(double(2)) + 1, sum(1, 2, 3), sum(4)
        DWORD   power(2, 10)
named(value) DWORD 5
three   EQU     double(1) + 1
        BYTE    three
        .code
        mov     eax, place(ebx, 4)
        mov     place(esi, 8), eax
        mov     eax, named(value)
        IF      double(1) EQ 2
        nop
        ENDIF
        END
