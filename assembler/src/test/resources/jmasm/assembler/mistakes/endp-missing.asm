; PROC without ENDP.
.386
.model flat, stdcall
option casemap:none
.code
main PROC                        ; fatal error A1010
    ret
END main
