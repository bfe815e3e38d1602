.386
.model flat, stdcall
.data
text BYTE "no end         ; error A2046
end
