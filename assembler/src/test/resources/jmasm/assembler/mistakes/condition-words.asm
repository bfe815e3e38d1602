; Words in a condition.
.386
.model flat, stdcall
option casemap:none
.code
main PROC
    .IF eax EQ 1                 ; error A2026
    .ENDIF
    ret
main ENDP
END main
