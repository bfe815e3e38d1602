; .IF without .ENDIF.
.386
.model flat, stdcall
option casemap:none
.code
main PROC
    .IF eax == 1                 ; fatal error A1010
    nop
    ret
main ENDP
END main
