.386
.model flat, stdcall
.code
    mov eax, fs:ebx      ; error A2027
end
