.386
.model flat, stdcall
.code
    mov eax, 1 + 2)              ; error A2208
end
