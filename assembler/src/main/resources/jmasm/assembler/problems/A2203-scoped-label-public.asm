.386
.model flat, stdcall
.code
f PROC
inside:
    ret
PUBLIC inside                    ; error A2203
f ENDP
end
