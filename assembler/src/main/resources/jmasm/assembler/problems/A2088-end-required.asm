.386
.model flat, stdcall
.code
    nop                  ; error A2088
