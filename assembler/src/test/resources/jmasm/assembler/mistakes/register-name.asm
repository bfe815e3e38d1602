; A register as a name.
.386
.model flat, stdcall
option casemap:none
.data
cl DWORD 5                       ; error A2008
END
