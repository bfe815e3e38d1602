.386
.model flat, stdcall
.code
    mov eax, (1 + 2) 3           ; error A2206
end
