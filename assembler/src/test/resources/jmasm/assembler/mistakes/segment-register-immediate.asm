; A number into a segment register.
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
    mov ds, 5                    ; error A2070
    ret
main ENDP
END main
