; Constant expressions: 32 bits where they were enough, or 64.
.386
.model flat
.data
    DQ 1 SHL 32, (1 SHL 31) SHL 1
    DQ -1 SHR 4
    DWORD -1 SHR 4
    DWORD 0FFFFFFFFh EQ -1
    DWORD 0FFFFFFFFh GT 0
IF 1 SHL 32
    BYTE "wide"
ELSE
    BYTE "narrow"
ENDIF
end
