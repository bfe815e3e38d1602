.386
.model flat, stdcall
.code
    mov eax, ebx+4       ; error A2032
end
