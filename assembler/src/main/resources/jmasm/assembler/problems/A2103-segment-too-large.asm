.386
small16 SEGMENT USE16 'DATA'
    BYTE 0FFFFh DUP (1)
    WORD 2                      ; error A2103
small16 ENDS
END
