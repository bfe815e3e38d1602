.386
.model flat, stdcall
check MACRO a, b
    .ERRIDN <a>, <b>     ; error A2059
ENDM
check eax, eax
end
