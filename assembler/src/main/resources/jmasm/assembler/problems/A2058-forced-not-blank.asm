.386
.model flat, stdcall
check MACRO argument
    .ERRNB <argument>    ; error A2058
ENDM
check 1
end
