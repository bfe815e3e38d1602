; A procedure in a procedure.
.386
.model flat, stdcall
option casemap:none
.code
outer PROC a:DWORD
inner PROC b:DWORD               ; error A2144
    ret
inner ENDP
    ret
outer ENDP
END
