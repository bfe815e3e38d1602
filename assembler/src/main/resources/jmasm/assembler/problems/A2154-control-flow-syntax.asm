.386
.model flat, stdcall
.code
    .IF eax ==           ; error A2154
    nop
    .ENDIF
end
