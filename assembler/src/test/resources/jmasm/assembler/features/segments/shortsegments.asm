; Data in 16-bit segments, which a 32-bit program may hold: USE16, OPTION SEGMENT:USE16, what .286 opens.
        .286
old     SEGMENT 'DATA'
first   BYTE    1
second  WORD    first, OFFSET first + 1
farptr  DWORD   second
        DWORD   OFFSET second
        WORD    SEG second, $ - first
        BYTE    @WordSize
old     ENDS
        .386
        .model  flat
given   SEGMENT USE16 'DATA'
third   WORD    second
given   ENDS
        OPTION  SEGMENT:USE16
optional SEGMENT 'DATA'
        BYTE    @WordSize
optional ENDS
        OPTION  SEGMENT:USE32
optional2 SEGMENT 'DATA'
wide    DWORD   OFFSET first, third
        BYTE    @WordSize
optional2 ENDS
        .code
        mov     al, first
        mov     bx, third
        mov     ax, OFFSET second
        mov     ax, OFFSET third + 300
        mov     eax, OFFSET second
        cmp     cx, OFFSET first
        END
