.386
.model flat, stdcall
check MACRO argument
    .ERRB <argument>     ; error A2057
ENDM
check
end
