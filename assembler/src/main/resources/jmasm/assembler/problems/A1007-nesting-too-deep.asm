.386
.model flat, stdcall
again MACRO
    again                ; fatal error A1007
ENDM
again
end
