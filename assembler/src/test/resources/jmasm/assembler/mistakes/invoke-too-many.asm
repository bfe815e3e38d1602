; INVOKE with too many arguments.
.386
.model flat, stdcall
option casemap:none
.data
text BYTE "x", 0
.code
f PROTO a:DWORD, b:DWORD
g PROTO C :VARARG
main PROC
    invoke f, 1, 2, 3            ; error A2136
    ret
main ENDP
END main
