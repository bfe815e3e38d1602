; DUP without parentheses.
.386
.model flat, stdcall
option casemap:none
.data
x DWORD 5 DUP 0                  ; error A2008
END
