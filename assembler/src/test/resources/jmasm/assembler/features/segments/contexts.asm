; PUSHCONTEXT and POPCONTEXT; ASSUME reg:ERROR and NOTHING.
        .386
        .model flat, stdcall

POINT   STRUCT
x       DWORD ?
y       DWORD ?
POINT   ENDS

        .code
        ASSUME  ebx:PTR POINT
        PUSHCONTEXT ALL
        ASSUME  ebx:NOTHING, esi:ERROR
        .RADIX  16
        mov     eax, 10
        .686
        .MMX
        emms
        POPCONTEXT ALL
        mov     eax, 10
        mov     eax, [ebx].y
        mov     esi, 1

        PUSHCONTEXT ASSUMES, RADIX
        ASSUME  ebx:NOTHING
        POPCONTEXT ASSUMES
        mov     [ebx].x, 1
        END
