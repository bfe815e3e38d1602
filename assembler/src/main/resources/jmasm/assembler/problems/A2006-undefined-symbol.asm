.386
.model flat, stdcall
.code
    mov eax, FFh         ; error A2006
end
