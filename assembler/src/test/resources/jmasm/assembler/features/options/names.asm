; CASEMAP:NONE, DOTNAME, NOKEYWORD for directives, instructions, types and registers, SCOPED.
        .386
        .model  flat
        OPTION  CASEMAP:NONE, DOTNAME
        OPTION  NOKEYWORD:<length title mask>
        OPTION  NOKEYWORD:<loop edi byte>
        PUBLIC  value, Value
        .data
value   DWORD   1
Value   DWORD   2
length  DWORD   3
title   DWORD   4
mask    DWORD   5
byte    DWORD   6
edi     DWORD   7
.dotted DWORD   8
        .code
        mov     eax, value
        mov     eax, Value
        mov     eax, length
        mov     eax, mask
        mov     eax, byte
        mov     eax, edi
        mov     eax, .dotted
loop:   jmp     loop
        OPTION  NOSCOPED
first   PROC
shared: ret
first   ENDP
        jmp     shared
        OPTION  SCOPED, NODOTNAME
second  PROC
again:  jmp     again
second  ENDP
third   PROC
again:  jmp     again
third   ENDP
        END
