.386
.model flat, stdcall
f PROTO :DWORD, :DWORD
.code
g PROC
    LOCAL x:DWORD
    INVOKE f, eax, ADDR x    ; error A2133
    ret
g ENDP
end
