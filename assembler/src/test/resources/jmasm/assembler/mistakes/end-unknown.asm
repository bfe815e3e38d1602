; END with a name that is none.
.386
.model flat, stdcall
option casemap:none
.code
main PROC
    ret
main ENDP
END start                        ; error A2006
