.386
.model flat, stdcall
.code
    lock inc eax         ; error A2067
end
