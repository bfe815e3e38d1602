.386
.model flat, stdcall
.code
f PROC
    nop
    LOCAL x:DWORD        ; error A2012
    ret
f ENDP
end
