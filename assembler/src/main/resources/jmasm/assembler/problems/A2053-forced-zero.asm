.386
.model flat, stdcall
size0 = 0
.ERRE size0               ; error A2053
end
