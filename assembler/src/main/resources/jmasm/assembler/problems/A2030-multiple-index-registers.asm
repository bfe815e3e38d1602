.386
.model flat, stdcall
.code
    mov eax, [ebx+esi+edi]   ; error A2030
end
