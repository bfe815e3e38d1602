; A variable that is there twice.
.386
.model flat, stdcall
option casemap:none
.data
x DWORD 5
x WORD 1                         ; error A2005
END
