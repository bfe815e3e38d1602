; LABEL of any type, before data and in code.
        .386
        .model  flat
POINT   STRUCT
x       DWORD   ?
POINT   ENDS
        .data
asBytes LABEL   BYTE
asWords LABEL   WORD
where   LABEL   PTR DWORD
spot    LABEL   POINT
value   DWORD   12345678h
        BYTE    TYPE asBytes, TYPE asWords, TYPE where, SIZEOF asBytes, LENGTHOF asWords
        .code
entry1  LABEL   NEAR
        mov     al, asBytes
        mov     ax, asWords
        mov     eax, spot.x
        mov     eax, value
        jmp     entry1
inCode  LABEL   DWORD
        DWORD   5
        mov     eax, inCode
        END
