.386
.model flat, stdcall
.code
f PROC
    LOCAL x:DWORD
    mov eax, OFFSET x    ; error A2098
    ret
f ENDP
end
