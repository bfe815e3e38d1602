; PROC FAR: parameters behind a return address of eight bytes, RET is RETF; RETN and RETF as they stand.
        .386
        .model  flat, stdcall
        .code
added   PROC    FAR first:DWORD, second:DWORD
        LOCAL   sum:DWORD
        mov     eax, first
        add     eax, second
        mov     sum, eax
        ret
added   ENDP
cdecl1  PROC    FAR32 C PUBLIC USES ebx first:DWORD
        mov     ebx, first
        .IF     !ebx
          ret   12
        .ENDIF
        ret
cdecl1  ENDP
plain   PROC    FAR
        ret
        ret     4
        retn
        retf
plain   ENDP
        OPTION  PROLOGUE:NONE, EPILOGUE:NONE
bare    PROC    FAR first:DWORD
        mov     eax, [esp+8]
        ret     4
bare    ENDP
        OPTION  PROLOGUE:PROLOGUEDEF, EPILOGUE:EPILOGUEDEF
        ret
        END
