.386
.model flat, stdcall
.code
    .STARTUP             ; error A2199
end
