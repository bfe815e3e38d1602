.386
.model flat
jumps MACRO
    GOTO nowhere        ; error A2147
ENDM
.code
    jumps
END
