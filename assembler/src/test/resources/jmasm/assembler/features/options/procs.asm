; PROC:PRIVATE, PUBLIC and EXPORT; LANGUAGE; PROLOGUE and EPILOGUE off and on again.
        .386
        .model  flat, stdcall
        .code
        OPTION  PROC:PRIVATE
first   PROC
        ret
first   ENDP
        OPTION  PROC:PUBLIC
second  PROC
        ret
second  ENDP
        OPTION  PROC:EXPORT
third   PROC
        ret
third   ENDP
fourth  PROC    PRIVATE
        ret
fourth  ENDP
        OPTION  PROC:PUBLIC, LANGUAGE:C
fifth   PROC    value:DWORD
        mov     eax, value
        ret
fifth   ENDP
        OPTION  PROLOGUE:NONE, EPILOGUE:NONE
sixth   PROC    value:DWORD
        mov     eax, [esp + 4]
        ret
sixth   ENDP
        OPTION  PROLOGUE:PROLOGUEDEF, EPILOGUE:EPILOGUEDEF
seventh PROC    value:DWORD
        mov     eax, value
        ret
seventh ENDP
        END
