; PROC: distance, language, visibility; what of it another object sees.
        .386
        .model  flat, stdcall
        OPTION  PROC:PRIVATE
        .code
near1   PROC    NEAR
        ret
near1   ENDP
near2   PROC    NEAR32 C PUBLIC first:DWORD
        mov     eax, first
        ret
near2   ENDP
hidden  PROC    PRIVATE
        ret
hidden  ENDP
shown   PROC    PUBLIC first:DWORD, second:WORD, third:BYTE
        mov     eax, first
        mov     ax, second
        mov     al, third
        ret
shown   ENDP
given   PROC    EXPORT first
        mov     eax, first
        ret
given   ENDP
basic1  PROC    BASIC PUBLIC first:DWORD, second:DWORD
        mov     eax, first
        ret
basic1  ENDP
sys1    PROC    SYSCALL PUBLIC first:DWORD
        mov     eax, first
        ret
sys1    ENDP
fort1   PROC    FORTRAN PUBLIC first:DWORD
        mov     eax, first
        ret
fort1   ENDP
pasc1   PROC    PASCAL PUBLIC first:DWORD, second:DWORD
        mov     eax, second
        ret
pasc1   ENDP
fast1   PROC    FASTCALL PUBLIC first:DWORD, second:DWORD, third:DWORD
        mov     eax, third
        ret
fast1   ENDP
        END
