; LOOP over more than 127 bytes.
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
    DB 130 DUP (90h)
    loop again                   ; error A2075
    ret
main ENDP
END main
