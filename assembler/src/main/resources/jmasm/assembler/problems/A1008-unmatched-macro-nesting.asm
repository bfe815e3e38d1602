.386
.model flat, stdcall
ENDM                     ; fatal error A1008
end
