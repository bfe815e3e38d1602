.386
.model flat
POINT STRUCT
    x DWORD 1
    y DWORD 2, 3
POINT ENDS
POINT STRUCT
    x DWORD 1
    y DWORD 2
POINT ENDS                       ; error A2164
end
