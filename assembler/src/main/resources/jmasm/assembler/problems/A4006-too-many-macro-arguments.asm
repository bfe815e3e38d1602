.386
.model flat, stdcall
load MACRO register
    mov register, 0
ENDM
.code
    load eax, 5          ; warning A4006
end
