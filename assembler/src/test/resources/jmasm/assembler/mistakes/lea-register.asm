; LEA of a register.
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
    lea eax, ebx                 ; error A2070
    ret
main ENDP
END main
