.386
.model flat
PAIRS STRUCT
    both DWORD 2 DUP (0)
PAIRS ENDS
.data
    PAIRS <<1, 2>>
    PAIRS <<1, 2, 3>>            ; error A2180
end
