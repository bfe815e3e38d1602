.386
.model flat, stdcall
.data
text TEXTEQU <no end         ; error A2045
end
