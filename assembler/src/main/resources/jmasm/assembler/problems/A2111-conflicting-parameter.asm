.386
.model flat, stdcall
f PROTO :DWORD
.code
f PROC a:DWORD, b:DWORD  ; error A2111
    ret
f ENDP
end
