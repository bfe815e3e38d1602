.386
.model flat, stdcall
.code
    mov eax, ebx, ecx    ; error A2141
end
