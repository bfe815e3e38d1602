; A macro without its argument.
.386
.model flat, stdcall
option casemap:none
m MACRO x:REQ
    mov eax, x
ENDM
.code
    m                            ; error A2125
END
