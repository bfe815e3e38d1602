.386
.model flat
f PROTO :DWORD           ; error A2119
end
