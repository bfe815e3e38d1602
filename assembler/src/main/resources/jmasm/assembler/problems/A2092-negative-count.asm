.386
.model flat, stdcall
.data
x BYTE -1 DUP (0)        ; error A2092
end
