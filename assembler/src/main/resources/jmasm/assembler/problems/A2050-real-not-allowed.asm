.386
.model flat, stdcall
.data
        BYTE    1.5 AND 1         ; error A2050
end
