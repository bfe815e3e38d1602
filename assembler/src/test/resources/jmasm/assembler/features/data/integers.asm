; BYTE to QWORD, their signed kin, and the older DB to DQ: limits of each, one number taken with and without sign.
        .386
        .model  flat
        .data
        BYTE    0, 255, -1, -128
        SBYTE   -128, 127
        WORD    65535, -1
        SWORD   -32768
        DWORD   0FFFFFFFFh, -1
        SDWORD  -80000000h
        FWORD   123456789ABCh
        QWORD   0123456789ABCDEFh, -1
        SQWORD  -5
        DB      1, "a"
        DW      2
        DD      3
        DF      4
        DP      5
        DQ      6
        DT      7
        END
