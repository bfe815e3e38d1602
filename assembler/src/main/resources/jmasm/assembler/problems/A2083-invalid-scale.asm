.386
.model flat, stdcall
.code
    mov eax, [ebx*3]     ; error A2083
end
