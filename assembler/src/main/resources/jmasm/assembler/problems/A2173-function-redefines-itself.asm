.386
.model flat
number MACRO
    number MACRO                 ; error A2173
        EXITM <2>
    ENDM
    EXITM <1>
ENDM
.data
    DWORD number()
end
