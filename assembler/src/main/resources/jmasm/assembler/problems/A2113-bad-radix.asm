.386
.model flat, stdcall
.RADIX 17                 ; error A2113
end
