; A macro that calls itself.
.386
.model flat, stdcall
option casemap:none
again MACRO
    again                        ; fatal error A1007
ENDM
.code
    again
END
