.386
.model flat, stdcall
f PROTO C :DWORD
.code
f PROC STDCALL a:DWORD   ; error A2112
    ret
f ENDP
end
