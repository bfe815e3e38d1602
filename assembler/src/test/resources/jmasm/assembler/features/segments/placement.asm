; ORG forward and back, AT segments, .FARDATA, addresses of 16 bits.
        .386
        .model flat, stdcall

SCREEN  SEGMENT AT 0B800h
        ORG     2
cell    WORD ?
next    WORD ?
SCREEN  ENDS

        .data
table   BYTE 16 DUP (0FFh)
        ORG     table + 4
        BYTE    1, 2, 3
        ORG     table + 16
behind  BYTE 9
farp    FWORD ?
pointer TYPEDEF FAR PTR DWORD
long_one pointer behind

        .fardata
apart   DWORD 1
        .fardata?
empty   DWORD ?

        .code
main    PROC
        mov     ax, cell
        mov     next, ax
        call    FWORD PTR farp
        mov     al, [bx]
        mov     al, [bp+si+4]
        mov     al, [di+bx]
        mov     eax, apart
        lea     ecx, empty
        ret
main    ENDP
        END
