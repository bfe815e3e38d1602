; .ENDIF without .IF.
.386
.model flat, stdcall
option casemap:none
.code
main PROC
    .ENDIF                       ; fatal error A1011
    ret
main ENDP
END main
