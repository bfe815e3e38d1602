.386
.model flat, stdcall
POINT STRUCT
    x DWORD ?
    mov eax, 1           ; error A2037
POINT ENDS
end
