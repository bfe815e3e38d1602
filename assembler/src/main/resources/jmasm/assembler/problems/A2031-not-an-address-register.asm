.386
.model flat, stdcall
.code
    mov eax, [bl]        ; error A2031
end
