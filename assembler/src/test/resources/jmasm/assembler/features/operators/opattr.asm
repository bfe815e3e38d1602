; OPATTR and .TYPE: what an operand is, as bits.
        .386
        .model  flat, stdcall
callee  PROTO   C :DWORD
EXTERN  outside:DWORD, code1:NEAR
        .data
value   DWORD   1
        .code
label1:
        WORD    OPATTR 5, OPATTR eax, OPATTR value, OPATTR value + 4, OPATTR value[ebx], OPATTR [ebx]
        WORD    OPATTR [ebp + 4], OPATTR [esp], OPATTR OFFSET value, OPATTR label1, OPATTR OFFSET label1
        WORD    OPATTR outside, OPATTR code1, OPATTR callee, OPATTR main, OPATTR nowhere, OPATTR below
        WORD    OPATTR "a", OPATTR 1.5, OPATTR DWORD, OPATTR ST(1), OPATTR value - value, OPATTR (eax)
        WORD    OPATTR ([ecx]value), OPATTR <no expression>, (OPATTR eax ebx) + 1, OPATTR ADDR value
        BYTE    .TYPE value, .TYPE label1, .TYPE 5, .TYPE nowhere, .TYPE outside
main    PROC    argument:DWORD
        mov     eax, OPATTR argument
        mov     eax, OPATTR [argument+ecx]
        mov     eax, OPATTR [ebp+ecx]
        ret
main    ENDP
        .data
below   BYTE    1
        END
