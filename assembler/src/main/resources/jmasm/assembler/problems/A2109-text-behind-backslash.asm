.386
.model flat, stdcall
.code
    mov eax, \ 5                 ; error A2109
end
