; .CODE, .DATA, .DATA? and .CODE and .DATA with names of their own.
        .486
        .model  flat, stdcall
        .data
one     DWORD   1
        .data?
room    DWORD   4 DUP (?)
        .code
start:  mov     eax, one
        .data
two     DWORD   2
        .code
        mov     room, eax
        .code   extra
more:   jmp     start
        .data   table
        DWORD   more
        .code
        jmp     more
        END     start
