; Jumps short and near, backward and forward, and what grows because another one grew.
.386
.model flat, stdcall
.code
start:
    jmp forward
    jz forward
    jmp far_away
    jnz far_away
back:
    jmp back
    jmp SHORT back
    jmp NEAR PTR back
    loop back
    jecxz back
@@: jmp @F
    jz @B
@@: call back
    call elsewhere
    jmp elsewhere
    jmp $ + 2
    jmp DWORD PTR [ebx]
    call table[eax*4]
forward:
    BYTE 130 DUP (90h)
far_away:
    jz edge
    BYTE 125 DUP (90h)
    jz edge
edge:
    ALIGN 4
    ret
EXTERN elsewhere:PROC
table DWORD start, back
end start
