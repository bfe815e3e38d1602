.386
.model flat, stdcall
.code
outer1 PROC a1:DWORD
    nop
inner1 PROC              ; error A2144
    ret
outer1 ENDP
end
