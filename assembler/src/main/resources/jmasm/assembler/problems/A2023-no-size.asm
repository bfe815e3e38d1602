.386
.model flat, stdcall
.code
    mov [ebx], 1         ; error A2023
end
