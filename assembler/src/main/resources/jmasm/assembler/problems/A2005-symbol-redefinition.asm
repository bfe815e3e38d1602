.386
.model flat, stdcall
.data
count DWORD 1
count DWORD 2            ; error A2005
end
