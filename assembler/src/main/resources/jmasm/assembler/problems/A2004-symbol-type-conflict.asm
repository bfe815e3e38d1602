.386
.model flat, c
COUNT TYPEDEF DWORD
COUNT TYPEDEF WORD      ; error A2004
EXTERN number:DWORD, number:SDWORD, code1:NEAR
EXTERN number:BYTE      ; error A2004
EXTERN code1:FAR        ; error A2004
EXTERNDEF small1:BYTE, near1:NEAR
.data
small1 DWORD 1          ; error A2004
.code
near1 PROC FAR          ; error A2004
    ret
near1 ENDP
END
