.386
.model flat, stdcall
.code
    mov eax,             ; error A2016
end
