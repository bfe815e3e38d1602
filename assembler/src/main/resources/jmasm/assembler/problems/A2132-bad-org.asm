.386
.model flat, stdcall
.code
    nop
    nop
    ORG 1                ; error A2132
end
