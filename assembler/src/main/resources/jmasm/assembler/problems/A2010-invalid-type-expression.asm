.386
.model flat, stdcall
.code
    mov eax, 5 PTR [ebx]         ; error A2010
end
