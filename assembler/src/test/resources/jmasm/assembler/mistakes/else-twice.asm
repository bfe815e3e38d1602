; .ELSE twice.
.386
.model flat, stdcall
option casemap:none
.code
main PROC
    .IF eax == 1
    .ELSE
    .ELSE                        ; error A2142
    .ENDIF
    ret
main ENDP
END main
