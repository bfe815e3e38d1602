; INVOKE that overwrites EAX before it is passed.
.386
.model flat, stdcall
option casemap:none
.data
text BYTE "x", 0
.code
f PROTO a:DWORD, b:DWORD
g PROTO C :VARARG
main PROC
    invoke f, eax, ADDR text[ebx]  ; error A2133
    ret
main ENDP
END main
