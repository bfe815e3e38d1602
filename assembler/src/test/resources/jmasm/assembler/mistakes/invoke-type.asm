; INVOKE with an argument that is too large.
.386
.model flat, stdcall
option casemap:none
.data
long1 QWORD 5
.code
f PROTO a:DWORD
main PROC
    invoke f, long1              ; error A2114
    ret
main ENDP
END main
