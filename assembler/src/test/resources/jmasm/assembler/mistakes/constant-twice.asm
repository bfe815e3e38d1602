; EQU with two values.
.386
.model flat, stdcall
option casemap:none
.data
limit EQU 5
limit EQU 6                      ; error A2005
END
