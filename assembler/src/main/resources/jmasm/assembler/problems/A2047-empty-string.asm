.386
.model flat, stdcall
.data
text BYTE ""             ; error A2047
end
