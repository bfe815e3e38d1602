.386
.model flat, stdcall
.code
f PROC PUBLIC PRIVATE            ; error A2146
    ret
f ENDP
end
