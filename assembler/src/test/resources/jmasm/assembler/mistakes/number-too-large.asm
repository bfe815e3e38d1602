; A number of more than 32 bits.
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
    mov eax, 123456789ABh        ; error A2084
    ret
main ENDP
END main
