.386
.model flat, stdcall
nothing MACRO
ENDM
.code
    mov eax, nothing     ; error A2148
end
