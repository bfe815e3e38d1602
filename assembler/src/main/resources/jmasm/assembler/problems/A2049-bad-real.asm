.386
.model flat, stdcall
.data
x REAL8 1.0E9999         ; error A2049
end
