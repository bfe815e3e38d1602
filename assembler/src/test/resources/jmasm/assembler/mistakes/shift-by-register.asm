; A shift count in a register other than CL.
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
    shl eax, ebx                 ; error A2070
    ret
main ENDP
END main
