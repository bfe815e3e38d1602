; An SSE register under .386.
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
    movaps xmm0, xmm1            ; error A2085
    ret
main ENDP
END main
