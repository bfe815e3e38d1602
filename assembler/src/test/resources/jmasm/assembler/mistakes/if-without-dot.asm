; IF with a register.
.386
.model flat, stdcall
option casemap:none
.code
main PROC
    IF eax == 1                  ; error A2008
    ENDIF
    ret
main ENDP
END main
