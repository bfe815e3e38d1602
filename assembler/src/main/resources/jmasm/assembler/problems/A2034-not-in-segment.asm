.386
.model flat, stdcall
start:                   ; error A2034
end
