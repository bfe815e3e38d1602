; STRUCT without ENDS.
.386
.model flat, stdcall
option casemap:none
POINT STRUCT                     ; fatal error A1010
    x DWORD ?
.data                            ; error A2037
p POINT <>                       ; error A2191
END
