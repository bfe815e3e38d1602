; OPTION.
        .686
        .model flat, stdcall
        OPTION  CASEMAP:NONE, EXPR32, LJMP, NOREADONLY
        OPTION  NOKEYWORD:<LENGTH TITLE loop>
        OPTION  OLDSTRUCTS
        OPTION  SETIF2:TRUE
        OPTION  PROC:PRIVATE
        OPTION  LANGUAGE:C
        OPTION  OFFSET:FLAT, SEGMENT:USE32
        OPTION  OLDMACROS, EMULATOR, NOEMULATOR

NODE    STRUCT
nkey    DWORD ?
nnext   DWORD ?
NODE    ENDS

        .data
length  DWORD 5
title   BYTE "t"

        .code
private_one PROC
        mov     eax, length
        mov     al, title
        mov     ecx, [ebx].nnext
        mov     ecx, nnext
        jmp     loop
loop:
        ret
private_one ENDP

        OPTION  PROC:PUBLIC
IF2
        nop
ENDIF
        OPTION  NOSCOPED
first   PROC
shared: ret
first   ENDP
second  PROC
        jmp     shared
second  ENDP
        OPTION  DOTNAME
.local: jmp     .local
        jmp     SHORT .behind
.behind:
        END
