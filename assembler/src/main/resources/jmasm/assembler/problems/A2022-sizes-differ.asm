.386
.model flat, stdcall
.code
    mov eax, bx          ; error A2022
end
