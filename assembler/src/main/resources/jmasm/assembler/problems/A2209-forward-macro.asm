.386
.model flat
.code
    mov eax, half                ; error A2209
half MACRO
    shr eax, 1
ENDM
    half
end
