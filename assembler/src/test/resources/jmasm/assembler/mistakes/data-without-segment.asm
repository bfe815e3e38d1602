; Data before .DATA.
.386
.model flat, stdcall
option casemap:none
x DWORD 1                        ; error A2034
END
