.386
.model flat, stdcall
.code
f PROC a:DWORD
    mov eax, a
f ENDP                           ; warning A6001
end
