.386
.model flat, stdcall
.code
    mov eax, ebx:[ecx]   ; error A2096
end
