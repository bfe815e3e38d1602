.386
.model flat, stdcall
.code
    .REPEAT
    .UNTILCXZ eax > 5    ; error A2062
end
