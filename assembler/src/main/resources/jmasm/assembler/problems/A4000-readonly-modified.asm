.386
.model flat
OPTION READONLY
.code
counter DWORD 0
    mov eax, counter
    inc counter                  ; warning A4000
tables SEGMENT READONLY
first DWORD 1
tables ENDS
    mov first, eax               ; warning A4000
end
