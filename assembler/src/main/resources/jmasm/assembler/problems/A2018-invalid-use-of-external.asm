.386
.model flat, stdcall
EXTERN other:DWORD
.data
flag DWORD other EQ 1             ; error A2018
end
