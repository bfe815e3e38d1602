.386
.model flat, stdcall
.code
    jecxz far_away       ; error A2075
    BYTE 200 DUP (90h)
far_away:
    nop
end
