; Prologues and epilogues of the source's own; nested procedures; FASTCALL; .FPO.
        .386
        .model flat, stdcall

enterframe MACRO name, flags, parameters, locals, registers, user
        push    ebp
        mov     ebp, esp
        IF locals
        sub     esp, locals
        ENDIF
        FOR reg, registers
        push    reg
        ENDM
        IFIDNI  <user>, <NOTIFY>
        nop
        ENDIF
        BYTE    flags
        EXITM   %locals
        ENDM

leaveframe MACRO name, flags, parameters, locals, registers, user
        FOR reg, registers
        pop     reg
        ENDM
        leave
        ret     parameters
        ENDM

        OPTION  PROLOGUE:enterframe, EPILOGUE:leaveframe
        .code
custom  PROC <NOTIFY> USES ebx esi, a:DWORD, b:DWORD
        LOCAL   here:DWORD
        mov     eax, a
        mov     here, eax
        ret
custom  ENDP

        OPTION  PROLOGUE:NONE, EPILOGUE:NONE
bare    PROC a:DWORD
        mov     eax, [esp+4]
        ret     4
bare    ENDP

        OPTION  PROLOGUE:PROLOGUEDEF, EPILOGUE:EPILOGUEDEF
forced  PROC <FORCEFRAME>
        ret
forced  ENDP

outer   PROC
        nop
inner   PROC
        .FPO    (0, 0, 0, 0, 0, 0)
        ret
inner   ENDP
        call    inner
        ret
outer   ENDP

fast    PROC FASTCALL a:DWORD, b:DWORD, d:DWORD
        .FPO    (1, 2, 3, 2, 1, 0)
        mov     eax, a
        add     eax, b
        add     eax, d
        ret
fast    ENDP

main    PROC
        invoke  fast, 1, ADDR main, eax
        invoke  custom, 1, 2
        ret
main    ENDP
        END
