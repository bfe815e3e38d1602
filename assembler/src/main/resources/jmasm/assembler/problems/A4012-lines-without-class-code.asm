.386
.model flat, stdcall
; jml /Zi
MINE SEGMENT
    nop                          ; warning A4012
MINE ENDS
end
