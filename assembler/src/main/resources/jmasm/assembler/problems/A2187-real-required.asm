.386
.model flat, stdcall
.data
x REAL4 18               ; error A2187
end
