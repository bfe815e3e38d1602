        .386
        .model flat, stdcall
before  MACRO name, flags, parameters, locals, registers, user
        push    ebp
        ENDM
        OPTION  PROLOGUE:before
        .code
f       PROC a:DWORD            ; error A2120
        nop
f       ENDP
        END
