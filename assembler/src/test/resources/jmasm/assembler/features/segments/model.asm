; .MODEL flat with a language: decoration, calling convention; a second one is ignored.
        .386
        .model  flat, stdcall
        .model  flat, c                 ; warning A4011
        .code
area    PROC    wide:DWORD, deep:DWORD
        mov     eax, wide
        mul     deep
        ret
area    ENDP
plain   PROC    C first:DWORD
        mov     eax, first
        ret
plain   ENDP
        END
