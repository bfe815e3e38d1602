; A number too large for its variable.
.386
.model flat, stdcall
option casemap:none
.data
x BYTE 256                       ; error A2071
y WORD 70000                     ; error A2071
END
