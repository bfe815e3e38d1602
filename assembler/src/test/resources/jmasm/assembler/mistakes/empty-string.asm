; A string of nothing.
.386
.model flat, stdcall
option casemap:none
.data
x BYTE ""                        ; error A2047
END
