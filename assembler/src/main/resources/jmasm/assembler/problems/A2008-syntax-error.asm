.386
.model flat, stdcall
.code
    mov eax, 1 2         ; error A2008
end
