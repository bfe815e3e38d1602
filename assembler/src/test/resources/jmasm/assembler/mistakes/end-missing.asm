; No END.
.386
.model flat, stdcall
option casemap:none
.code
main PROC
    ret
main ENDP                        ; error A2088
