.386
.model flat, stdcall
.code
    mov eax, 1 ebx       ; error A2008
end
