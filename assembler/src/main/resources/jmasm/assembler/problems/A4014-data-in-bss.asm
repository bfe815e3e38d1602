.386
.model flat, stdcall
.data?
x DWORD 5                ; warning A4014
end
