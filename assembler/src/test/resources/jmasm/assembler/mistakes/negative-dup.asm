; DUP with a negative count.
.386
.model flat, stdcall
option casemap:none
.data
x DWORD -1 DUP (0)               ; error A2092
END
