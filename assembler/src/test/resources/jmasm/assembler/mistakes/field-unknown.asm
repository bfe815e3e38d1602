; A field that the structure does not have.
.386
.model flat, stdcall
option casemap:none
POINT STRUCT
    x DWORD ?
POINT ENDS
.data
p POINT <>
.code
    mov eax, p.y                 ; error A2006
END
