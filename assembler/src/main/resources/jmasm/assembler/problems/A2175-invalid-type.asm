.386
.model flat, stdcall
.code
f PROC
    LOCAL x:POINT        ; error A2175
    ret
f ENDP
end
