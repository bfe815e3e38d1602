; A real number without its point.
.386
.model flat, stdcall
option casemap:none
.data
x REAL4 18                       ; error A2187
END
