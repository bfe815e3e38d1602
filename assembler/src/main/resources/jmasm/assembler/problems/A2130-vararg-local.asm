.386
.model flat, stdcall
.code
f PROC
    LOCAL rest:VARARG            ; error A2130
    ret
f ENDP
end
