; A label that is there twice.
.386
.model flat, stdcall
option casemap:none
.data
count   DWORD 5
small   WORD 1
letter  BYTE 'a'
list    DWORD 1, 2, 3
.code
main PROC
again:
    nop
again:                           ; error A2005
    nop
    ret
main ENDP
END main
