.386
.model flat, stdcall
.data
x WORD 1.5               ; error A2176
end
