; A type that is none.
.386
.model flat, stdcall
option casemap:none
.data
x DWROD 5                        ; error A2008
END
