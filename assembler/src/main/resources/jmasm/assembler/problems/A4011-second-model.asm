.386
.model flat, stdcall
.model flat, c            ; warning A4011
end
