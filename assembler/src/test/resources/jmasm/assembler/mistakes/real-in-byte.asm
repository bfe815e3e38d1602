; A real number for a byte.
.386
.model flat, stdcall
option casemap:none
.data
x WORD 1.5                       ; error A2176
END
