.386
.model flat, stdcall
.data
x DWORD 0
.SAFESEH x               ; error A2216
end
