; REPEAT, WHILE, FOR, FORC and their older names; EXITM, nested, LOCAL, in macros; GOTO.
        .386
        .model  flat
        .data
n       = 0
        REPEAT  3
        BYTE    n
n       = n + 1
        ENDM
        REPT    0
        BYTE    99
        ENDM
        WHILE   n GT 0
n       = n - 1
        IF      n EQ 1
        EXITM
        ENDIF
        BYTE    n
        ENDM
        FOR     x, <1, <2, 3>, , 4>
x10     TEXTEQU <x>
        BYTE    @SizeStr(%x10)
        ENDM
        IRP     x:=<5>, <1, , 3>
        BYTE    x
        ENDM
        FORC    c, <ab, !>>
        BYTE    "&c"
        ENDM
        IRPC    c, 123
v&c     BYTE    c
        ENDM
        FOR     x, <1, 2>
        FORC    y, <34>
        BYTE    x * 10 + y
        ENDM
        ENDM
        REPEAT  2
        LOCAL   here
here    BYTE    LENGTHOF here
        ENDM
countdown MACRO from
n       = from
:again
        BYTE    n
n       = n - 1
        IF      n
        GOTO    again
        ENDIF
        ENDM
        countdown 3
        PURGE   countdown
countdown MACRO from
        WORD    from
        ENDM
        countdown 3
        END
