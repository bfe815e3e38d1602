; = in a condition.
.386
.model flat, stdcall
option casemap:none
.code
main PROC
    .IF eax = 1                  ; error A2154
    .ENDIF
    ret
main ENDP
END main
