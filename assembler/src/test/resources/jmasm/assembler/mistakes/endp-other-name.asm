; ENDP with another name.
.386
.model flat, stdcall
option casemap:none
.code
main PROC
    ret
mian ENDP                        ; fatal error A1010
END main
