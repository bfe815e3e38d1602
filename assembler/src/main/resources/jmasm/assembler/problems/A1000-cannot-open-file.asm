.386
.model flat, stdcall
INCLUDE nosuch.inc       ; fatal error A1000
end
