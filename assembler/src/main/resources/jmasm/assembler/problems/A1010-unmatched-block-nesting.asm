.386
.model flat, stdcall
.code
f PROC
    nop
g ENDP                   ; fatal error A1010
end
