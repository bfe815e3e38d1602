; INC of memory without a size.
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
    inc [ebx]                    ; error A2023
    ret
main ENDP
END main
