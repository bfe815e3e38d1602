; 16- and 32-bit registers in one address.
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
    mov eax, [bx+esi]            ; error A2082
    ret
main ENDP
END main
