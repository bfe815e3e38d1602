.386
.model flat, stdcall
POINT STRUCT
    x DWORD ?
    y DWORD ?
POINT ENDS
.data
p POINT <1,2,3>          ; error A2036
end
