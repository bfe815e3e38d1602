; .BREAK outside of a loop.
.386
.model flat, stdcall
option casemap:none
.code
main PROC
    .BREAK                       ; fatal error A1011
    ret
main ENDP
END main
