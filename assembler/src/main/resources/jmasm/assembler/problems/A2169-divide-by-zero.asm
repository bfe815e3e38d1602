.386
.model flat, stdcall
.code
    mov eax, 5 / 0       ; error A2169
end
