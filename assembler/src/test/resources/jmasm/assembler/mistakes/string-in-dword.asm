; A string for a DWORD.
.386
.model flat, stdcall
option casemap:none
.data
x DWORD "Hello, world"           ; error A2071
END
