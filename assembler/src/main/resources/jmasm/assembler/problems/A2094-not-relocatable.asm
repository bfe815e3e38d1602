.386
.model flat, stdcall
.code
    nop
END 5                    ; error A2094
