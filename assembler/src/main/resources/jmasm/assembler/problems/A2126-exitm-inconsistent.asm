.386
.model flat, stdcall
choose MACRO flag
    IF flag
        EXITM <1>
    ENDIF
    EXITM                        ; error A2126
ENDM
end
