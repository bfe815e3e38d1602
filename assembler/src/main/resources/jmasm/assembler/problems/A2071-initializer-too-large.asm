.386
.model flat, stdcall
.data
small BYTE 256             ; error A2071
end
