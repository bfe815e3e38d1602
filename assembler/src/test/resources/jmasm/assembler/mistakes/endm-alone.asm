; ENDM without MACRO.
.386
.model flat, stdcall
option casemap:none
.code
    nop
ENDM                             ; fatal error A1008
END
