; INVOKE.
.386
.model flat, stdcall
OPTION CASEMAP:NONE
NULL EQU 0
INCLUDELIB kernel32.lib
INCLUDELIB user32.lib

ExitProcess PROTO :DWORD
printf      PROTO C :PTR BYTE, :VARARG
three       PROTO :DWORD, :PTR DWORD, :DWORD
own         PROTO :DWORD, :DWORD
unused      PROTO :DWORD
CALLBACK    TYPEDEF PROTO :DWORD
PCALLBACK   TYPEDEF PTR CALLBACK

.data
format  BYTE "%d", 0
value   DWORD 5
small   BYTE 6
big     QWORD 7
pointer PCALLBACK ?

.code
main PROC
    LOCAL x:DWORD
    INVOKE printf, ADDR format, value, 3
    INVOKE three, 1, ADDR x, ebx
    INVOKE three, OFFSET format, NULL, small
    INVOKE own, x, 5
    INVOKE pointer, 1
    INVOKE ExitProcess, 0
    ret
main ENDP


own PROC a:DWORD, b:DWORD
    mov eax, a
    ret
own ENDP

end main
