; A macro with an argument too many.
.386
.model flat, stdcall
option casemap:none
m MACRO x
    mov eax, x
ENDM
.code
    m 1, 2                       ; warning A4006
END
