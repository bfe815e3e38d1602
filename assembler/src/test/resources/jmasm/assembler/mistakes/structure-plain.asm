; A structure without brackets.
.386
.model flat, stdcall
option casemap:none
POINT STRUCT
    x DWORD ?
POINT ENDS
.data
p POINT 1                        ; error A2179
END
