.386
.model flat, stdcall
.data
here LABEL DWORD
    BYTE here DUP (0)    ; error A2026
end
