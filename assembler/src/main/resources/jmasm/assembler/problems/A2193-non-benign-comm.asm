.386
.model flat, stdcall
COMM shared:DWORD
COMM shared:WORD                 ; error A2193
end
