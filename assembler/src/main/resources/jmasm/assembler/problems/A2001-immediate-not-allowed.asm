.386
.model flat, stdcall
.code
    mov 5, eax           ; error A2001
end
