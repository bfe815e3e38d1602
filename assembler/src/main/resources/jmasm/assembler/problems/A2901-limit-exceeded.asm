.386
.model flat, stdcall
.data
x DWORD 7FFFFFFFh DUP (0)    ; error A2901
end
