.386
.model flat
POINT STRUCT
    x DWORD 1
    y DWORD 2
POINT ENDS
POINT STRUCT
    x DWORD 1
    y DWORD 3
POINT ENDS                       ; error A2163
end
