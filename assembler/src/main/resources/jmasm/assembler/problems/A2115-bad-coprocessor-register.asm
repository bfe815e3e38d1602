.386
.model flat, stdcall
.code
    mov eax, st(8)       ; error A2115
end
