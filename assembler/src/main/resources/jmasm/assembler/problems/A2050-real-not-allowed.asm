.386
.model flat, stdcall
.code
    mov eax, 1.5         ; error A2050
end
