.386
.model flat, stdcall
POINT STRUCT
    x DWORD ?
POINT ENDS
.data
p POINT 5                ; error A2179
end
