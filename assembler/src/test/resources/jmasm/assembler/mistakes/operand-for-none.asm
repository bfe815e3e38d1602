; An operand where none may be.
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
    cdq eax                      ; error A2069
    ret
main ENDP
END main
