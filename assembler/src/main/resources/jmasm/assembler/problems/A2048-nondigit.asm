.386
.model flat, stdcall
.code
    mov eax, 12G         ; error A2048
end
