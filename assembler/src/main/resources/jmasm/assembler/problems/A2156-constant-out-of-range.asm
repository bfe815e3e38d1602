.386
.model flat, stdcall
.code
    mov al, 300          ; error A2156
end
