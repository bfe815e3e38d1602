.386
.model flat, stdcall
.code
    mov eax, fs:al       ; error A2027
end
