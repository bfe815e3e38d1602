; MACRO without ENDM.
.386
.model flat, stdcall
option casemap:none
m MACRO                          ; fatal error A1008
    nop
.code
    m
END
