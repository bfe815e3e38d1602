; A label of another procedure.
.386
.model flat, stdcall
option casemap:none
.code
main PROC
    jmp inner                    ; error A2006
    ret
main ENDP
other PROC
inner:
    ret
other ENDP
END main
