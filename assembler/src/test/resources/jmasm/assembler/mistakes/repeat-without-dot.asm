; REPEAT for .REPEAT.
.386
.model flat, stdcall
option casemap:none
.code
main PROC
    REPEAT                       ; fatal error A1008
    nop
    .UNTIL eax == 1
    ret
main ENDP
END main
