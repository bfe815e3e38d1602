; Too many values for a structure.
.386
.model flat, stdcall
option casemap:none
POINT STRUCT
    x DWORD ?
POINT ENDS
.data
p POINT <1, 2>                   ; error A2036
END
