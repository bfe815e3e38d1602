.386
.model flat, stdcall
.data
value DWORD 0
.code
    mov al, HIGH value           ; error A2105
end
