.386
.model flat, stdcall
.code
    jmp SHORT 5          ; error A2095
end
