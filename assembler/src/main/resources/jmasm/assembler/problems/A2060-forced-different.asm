.386
.model flat, stdcall
check MACRO a, b
    .ERRDIF <a>, <b>     ; error A2060
ENDM
check eax, ebx
end
