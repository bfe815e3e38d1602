; INVOKE without a comma.
.386
.model flat, stdcall
option casemap:none
.data
text BYTE "x", 0
.code
f PROTO a:DWORD, b:DWORD
g PROTO C :VARARG
main PROC
    invoke f 1, 2                ; error A2008
    ret
main ENDP
END main
