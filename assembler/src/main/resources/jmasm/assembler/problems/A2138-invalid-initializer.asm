.386
.model flat, stdcall
.data
x DWORD eax              ; error A2138
end
