.386
.model flat, stdcall
DGROUP GROUP _DATA       ; error A2214
end
