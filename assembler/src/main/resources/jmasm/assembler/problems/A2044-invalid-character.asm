.386
.model flat, stdcall
.code
    mov eax, §           ; error A2044
end
