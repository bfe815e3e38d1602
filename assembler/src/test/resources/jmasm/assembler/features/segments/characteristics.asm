; SEGMENT's characteristics: one that is given makes those of the class vanish. ALIGN(n) to 8192.
        .386
        .model  flat
readable SEGMENT READ 'DATA'
        BYTE    1
readable ENDS
both    SEGMENT READ WRITE SHARED 'DATA'
        BYTE    2
both    ENDS
runs    SEGMENT EXECUTE READ NOPAGE 'CODE'
        ret
runs    ENDS
gone    SEGMENT READ DISCARD NOCACHE 'DATA'
        BYTE    3
gone    ENDS
told    SEGMENT INFO
        BYTE    "note"
told    ENDS
wide    SEGMENT ALIGN(8192) 'DATA'
        BYTE    4
wide    ENDS
        END
