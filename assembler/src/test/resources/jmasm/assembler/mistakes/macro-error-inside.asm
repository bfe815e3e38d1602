; A mistake in a macro.
.386
.model flat, stdcall
option casemap:none
m MACRO x
    mov eax, x                   ; error A2022
ENDM
.code
    m bx
END
