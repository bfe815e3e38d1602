.386
.model flat, stdcall
WINVER EQU 500h
.ERRDEF WINVER            ; error A2056
end
