; LOCAL behind code.
.386
.model flat, stdcall
option casemap:none
.code
main PROC
    nop
    LOCAL x:DWORD                ; error A2012
    ret
main ENDP
END main
