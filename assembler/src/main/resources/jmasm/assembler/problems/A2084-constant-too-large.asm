.386
.model flat, stdcall
.code
    mov eax, 123456789h  ; error A2084
end
